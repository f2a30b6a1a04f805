/**
 * The latest position of a room, without joining it.
 */
import * as v from "valibot";
import { LOOKS } from "../../../room/limits/prices.ts";
import { JSON_TYPE, queryOf } from "../request/asked-for.ts";
import { lookerOf } from "../request/author.ts";
import { readCursor } from "../request/cursor.ts";
import { shown } from "../answer/looked.ts";
import { roomResource } from "../answer/resource.ts";
import { HeadTold, SeqOrCursor } from "../request/said.ts";

const HeadQuery = v.object({
  after: v.optional(
    v.pipe(SeqOrCursor, v.description("Your last read position. The answer then has `messages`.")),
  ),
});

export const head = roomResource("/head", {
  method: "get",
  summary: "Get the latest position",
  detail:
    "Compare it with your cursor to see whether anything is new. With `after`, it also counts new messages by others.",
  curl: "curl {link}/head",
  query: HeadQuery,
  looks: [LOOKS.head],
  answers: { 200: { says: "The latest position.", content: { [JSON_TYPE]: HeadTold } } },
  refusals: ["bad-parameter", "bad-room-name", "room-unavailable", "slow-down"],
  answer: async (c, name) => {
    const query = queryOf(c, HeadQuery);
    if (!query.ok) return query.refusal();
    const { after } = query.value;
    const past = after === undefined ? undefined : readCursor(`${after}`);
    const looked = await c.env.ROOMS.getByName(name).head(lookerOf(c, name), past);
    return shown(c, looked, (its) => c.json(its, 200, { "Cache-Control": "no-store" }));
  },
});
