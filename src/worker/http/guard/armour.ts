/**
 * What an answer of the Worker tells a browser to refuse. Files of `public` say the same (public/_headers),
 * and the page at a room's link keeps what it says itself.
 */
import type { MiddlewareHandler } from "hono";
import type { RouteEnv } from "../route.ts";

/** On every answer, whatever it is. */
export const ARMOUR = {
  "Cross-Origin-Opener-Policy": "same-origin",
  // Pages of allowed origins read answers by CORS, which this does not touch.
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
} as const;

/** For what the Worker makes itself: documents without a script, and what is no document. */
export const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

export const armour: MiddlewareHandler<RouteEnv> = async (c, next) => {
  await next();
  // A socket's 101 is handed on as it is.
  if (c.res.status === 101) return;
  const { headers } = c.res;
  for (const [name, value] of Object.entries(ARMOUR)) headers.set(name, value);
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", POLICY);
};
