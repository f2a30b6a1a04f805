/**
 * Pages of other sites: what they may read is a browser's to enforce, what they may write is ours.
 */
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { isUpgrade } from "../upgrade.ts";
import type { Asked, Its } from "./its.ts";
import { isAllowedOrigin } from "./origins.ts";
import { refuse } from "./problems.ts";

/** Seconds for which a browser need not ask again what it may send. */
const PREFLIGHT_HOLDS = 7_200;
const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

const headers = cors({
  origin: (origin, c: Asked) => (isAllowed(c) ? origin : null),
  allowMethods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
  allowHeaders: [
    "Accept",
    "Alcove-Key",
    "Authorization",
    "Content-Type",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "Last-Event-ID",
  ],
  exposeHeaders: ["ETag", "Link", "Location", "Retry-After"],
  maxAge: PREFLIGHT_HOLDS,
});

export const allowPages: MiddlewareHandler<Its> = async (c, next) => {
  // A socket's 101 is handed on as it is; whose page may open one is asked there.
  if (isUpgrade(c.req.raw)) return next();
  // A browser sends what looks like a form without asking first, so hiding the answer would not undo it.
  if (!SAFE.has(c.req.method) && !isAllowed(c)) return refuse(c, "origin-not-allowed");
  return headers(c, next);
};

function isAllowed(c: Asked): boolean {
  return isAllowedOrigin(c.req.header("Origin"), c.req.url, c.env.ALLOWED_ORIGINS);
}
