/**
 * Ends JSON answers with a line end, so that the next prompt in a terminal has a line of its own.
 */
import { createMiddleware } from "hono/factory";
import type { RouteEnv } from "./route.ts";

export const lineEnd = createMiddleware<RouteEnv>(async (c, next) => {
  await next();
  const isJson = /^application\/(problem\+)?json\b/.test(c.res.headers.get("Content-Type") ?? "");
  if (!isJson || c.res.body === null) return;
  const text = await c.res.text();
  c.res = new Response(text.endsWith("\n") ? text : `${text}\n`, c.res);
});
