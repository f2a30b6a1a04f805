/**
 * Security headers of the Worker's answers. Files of `public` have the same (public/_headers), and the page
 * at a room's link keeps its own.
 */
import type { MiddlewareHandler } from "hono";
import type { RouteEnv } from "../answer/route.ts";

/** For every answer. */
export const ARMOUR = {
  "Cross-Origin-Opener-Policy": "same-origin",
  // Pages of allowed sites read answers by CORS, which this does not affect.
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
} as const;

/** For what the Worker generates: documents without scripts, and other data. */
export const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

export const armour: MiddlewareHandler<RouteEnv> = async (c, next) => {
  await next();
  // A socket's 101 passes unchanged.
  if (c.res.status === 101) return;
  const { headers } = c.res;
  for (const [name, value] of Object.entries(ARMOUR)) headers.set(name, value);
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", POLICY);
};
