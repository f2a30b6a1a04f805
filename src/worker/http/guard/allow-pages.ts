/**
 * Pages of other sites: what they may read is a browser's to enforce, what they may write is ours.
 */
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { parseRoomName } from "../../../protocol/names/names.ts";
import { isUpgrade } from "../../sockets/upgrade.ts";
import type { RouteContext, RouteEnv } from "../route.ts";
import { isAllowedOrigin, isAllowedIn } from "./origins.ts";
import { refuse } from "../answer/problems.ts";

/** Seconds for which a browser need not ask again what it may send. */
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

/** Lets in pages that the server allows, and no others. */
export const allowPages: MiddlewareHandler<RouteEnv> = async (c, next) =>
  isOfServer(c) ? ALLOWED(c, next) : others(c, next);

/** At a room, pages that the server allows; of others {@link allowPagesOfRoom} asks. */
export const allowPagesOfServer: MiddlewareHandler<RouteEnv> = async (c, next) =>
  // A socket's 101 is handed on as it is; whose page may open one is asked there.
  isOfServer(c) && !isUpgrade(c.req.raw) ? ALLOWED(c, next) : next();

/**
 * At a room, pages that its owner allows: behind what holds up those who ask too often, since the room is
 * woken for it.
 */
export const allowPagesOfRoom: MiddlewareHandler<RouteEnv> = async (c, next) => {
  if (isOfServer(c) || isUpgrade(c.req.raw)) return next();
  const room = parseRoomName(c.req.path.split("/")[2] ?? "");
  const isAllowed = room !== undefined && (await isAllowedIn(c, room));
  return isAllowed ? ALLOWED(c, next) : others(c, next);
};

/** A browser sends what looks like a form without asking first, so hiding the answer would not undo it. */
async function others(c: RouteContext, next: () => Promise<void>): Promise<Response | void> {
  if (!SAFE.has(c.req.method)) return refuse(c, "origin-not-allowed");
  return OTHERS(c, next);
}

function isOfServer(c: RouteContext): boolean {
  return isAllowedOrigin(c.req.header("Origin"), c.req.url, c.env.ALLOWED_ORIGINS);
}
