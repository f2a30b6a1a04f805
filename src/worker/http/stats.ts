/**
 * The operator's view of a room. It is not part of the API: docs/operating.md.
 */
import { Hono } from "hono";
import { isOperator } from "../platform/operator.ts";
import type { RouteEnv } from "./answer/route.ts";
import { refuse } from "./answer/problems.ts";
import { inNamedRoom } from "./answer/resource.ts";

export const stats = new Hono<RouteEnv>();

const counts = inNamedRoom({
  answer: async (c, room) =>
    c.json(await c.env.ROOMS.getByName(room).stats(), 200, { "Cache-Control": "no-store" }),
});

stats.get("/r/:room/stats", (c) => {
  // Everybody else gets the answer for an unknown address.
  return isOperator(c.req.raw, c.env.OPERATOR_SECRET) ? counts(c) : refuse(c, "not-found");
});
