/**
 * What a route is given, and what it gives back.
 */
import type { Context } from "hono";

export type RouteEnv = { Bindings: Env };
export type RouteContext = Context<RouteEnv>;
export type Reply = Response | Promise<Response>;
