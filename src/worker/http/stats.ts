/**
 * What the operator may see of a room. It is no part of the API: docs/operating.md.
 */
import { Hono } from "hono";
import { isOperator } from "../operator.ts";
import type { RouteEnv } from "./route.ts";
import { refuse } from "./answer/problems.ts";
import { inNamedRoom } from "./answer/resource.ts";

export const stats = new Hono<RouteEnv>();

const counts = inNamedRoom({
  answer: async (c, room) =>
    c.json(await c.env.ROOMS.getByName(room).stats(), 200, { "Cache-Control": "no-store" }),
});

stats.get("/r/:room/stats", (c) => {
  // Somebody who may not look is not told that there is something to see.
  return isOperator(c.req.raw, c.env.OPERATOR_SECRET) ? counts(c) : refuse(c, "not-found");
});
