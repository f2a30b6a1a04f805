/**
 * The context that a route gets, and its reply.
 */
import type { Context } from "hono";

export type RouteEnv = { Bindings: Env };
export type RouteContext = Context<RouteEnv>;
export type Reply = Response | Promise<Response>;
