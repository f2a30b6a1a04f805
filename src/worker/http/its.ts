/**
 * What the routes are given.
 */
import type { Context } from "hono";

export type Its = { Bindings: Env };
export type Asked = Context<Its>;
export type Answer = Response | Promise<Response>;
