/**
 * Refuses requests without a valid `Host`: the platform passes them with a meaningless address.
 */
import type { MiddlewareHandler } from "hono";
import type { RouteEnv } from "../answer/route.ts";
import { refuse } from "../answer/problems.ts";

export const atHost: MiddlewareHandler<RouteEnv> = (c, next) =>
  URL.canParse(c.req.url) ? next() : Promise.resolve(refuse(c, "bad-host"));
