/**
 * CORS for pages of other sites: browsers enforce what these may read, the server what they may write.
 */
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { parseRoomName } from "../../../protocol/names/names.ts";
import { isUpgrade } from "../../sockets/upgrade.ts";
import type { RouteContext, RouteEnv } from "../answer/route.ts";
import { isAllowedOrigin, isAllowedIn } from "./origins.ts";
import { refuse } from "../answer/problems.ts";

/** Seconds for which a browser keeps the answer to a preflight. */
const PREFLIGHT_HOLDS = 7_200;
const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

const headersFor = (isAllowed: boolean): MiddlewareHandler<RouteEnv> =>
  cors({
    origin: (origin) => (isAllowed ? origin : null),
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
const ALLOWED = headersFor(true);
const OTHERS = headersFor(false);

/** Allows pages of the server's allowed sites, and no others. */
export const allowPages: MiddlewareHandler<RouteEnv> = async (c, next) =>
  isOfServer(c) ? ALLOWED(c, next) : others(c, next);

/** At a room, allows pages of the server's allowed sites; {@link allowPagesOfRoom} checks the others. */
export const allowPagesOfServer: MiddlewareHandler<RouteEnv> = async (c, next) =>
  // A socket's 101 passes unchanged; its origin is checked where it is opened.
  isOfServer(c) && !isUpgrade(c.req.raw) ? ALLOWED(c, next) : next();

/**
 * At a room, allows pages of its owner's allowed sites. It comes after the limit on requests, since it wakes
 * the room.
 */
export const allowPagesOfRoom: MiddlewareHandler<RouteEnv> = async (c, next) => {
  if (isOfServer(c) || isUpgrade(c.req.raw)) return next();
  const room = parseRoomName(c.req.path.split("/")[2] ?? "");
  const isAllowed = room !== undefined && (await isAllowedIn(c, room));
  return isAllowed ? ALLOWED(c, next) : others(c, next);
};

/** A browser sends a form-like request without a preflight, so hiding the answer would not undo it. */
async function others(c: RouteContext, next: () => Promise<void>): Promise<Response | void> {
  if (!SAFE.has(c.req.method)) return refuse(c, "origin-not-allowed");
  return OTHERS(c, next);
}

function isOfServer(c: RouteContext): boolean {
  return isAllowedOrigin(c.req.header("Origin"), c.req.url, c.env.ALLOWED_ORIGINS);
}
