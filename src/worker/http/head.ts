/**
 * How far a room is, for who has not joined it.
 */
import { JSON_TYPE } from "./asked-for.ts";
import { lookerOf } from "./author.ts";
import { shown } from "./looked.ts";
import { roomResource } from "./resource.ts";
import { Head } from "./said.ts";

export const head = roomResource("/head", {
  method: "get",
  summary: "Ask how far the room is",
  detail: "Who has a cursor knows by it that there is something new.",
  curl: "curl {link}/head",
  answers: { 200: { says: "How far it is.", content: { [JSON_TYPE]: Head } } },
  refusals: ["bad-room-name", "room-unavailable", "slow-down"],
  answer: async (c, name) => {
    const looked = await c.env.ROOMS.getByName(name).head(lookerOf(c, name));
    return shown(c, looked, (its) => c.json(its, 200, { "Cache-Control": "no-store" }));
  },
});
