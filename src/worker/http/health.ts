/**
 * Tells a monitor that the Worker is up.
 */
import * as v from "valibot";
import { JSON_TYPE } from "./request/asked-for.ts";
import { resource } from "./answer/resource.ts";

export const health = resource("/health", {
  method: "get",
  summary: "Check the server",
  curl: "curl {server}/health",
  answers: {
    200: { says: "The server is up.", content: { [JSON_TYPE]: v.object({ ok: v.literal(true) }) } },
  },
  refusals: [],
  answer: (c) => c.json({ ok: true }),
});
