/**
 * The shared state of a room: every entry.
 */
import { LOOKS } from "../../../room/limits/prices.ts";
import * as v from "valibot";
import { JSON_TYPE } from "../request/asked-for.ts";
import { lookerOf } from "../request/author.ts";
import { shown } from "../answer/looked.ts";
import { roomResource } from "../answer/resource.ts";
import { EntryRecord, HeadRecord } from "../request/said.ts";

const StateBody = v.pipe(
  v.object({ ...HeadRecord.entries, entries: v.array(EntryRecord) }),
  v.title("State"),
);

export const state = roomResource("/state", {
  method: "get",
  summary: "Read the shared state",
  detail: "Every entry, ordered by last change.",
  curl: "curl {link}/state",
  looks: [LOOKS.state],
  answers: { 200: { says: "The entries.", content: { [JSON_TYPE]: StateBody } } },
  refusals: ["bad-room-name", "room-unavailable", "slow-down"],
  answer: async (c, room) => {
    const looked = await c.env.ROOMS.getByName(room).state(lookerOf(c, room));
    return shown(c, looked, ({ epoch, head, entries }) =>
      c.json({ epoch, head, entries }, 200, { "Cache-Control": "no-store" }),
    );
  },
});
