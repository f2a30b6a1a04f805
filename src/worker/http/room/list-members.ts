/**
 * Lists the members present.
 */
import { LOOKS } from "../../../room/limits/prices.ts";
import * as v from "valibot";
import { JSON_TYPE, kindFor, TEXT_TYPE } from "../request/asked-for.ts";
import { lookerOf } from "../request/author.ts";
import { shown } from "../answer/looked.ts";
import { roomResource } from "../answer/resource.ts";
import { MembersRecord } from "../request/said.ts";
import { memberLines } from "./transcript.ts";

export const members = roomResource("/members", {
  method: "get",
  summary: "List who is in the room",
  detail: "Nobody is notified of this request.",
  curl: "curl {link}/members",
  looks: [LOOKS.members],
  answers: {
    200: {
      says: "The members who are in the room: a name per line, or records.",
      content: { [TEXT_TYPE]: v.string(), [JSON_TYPE]: MembersRecord },
    },
  },
  refusals: ["bad-room-name", "room-unavailable", "slow-down"],
  answer: async (c, name) => {
    const looked = await c.env.ROOMS.getByName(name).members(lookerOf(c, name));
    return shown(c, looked, (present) => {
      c.header("Cache-Control", "no-store");
      const more = present.count - present.members.length;
      if (kindFor(c, [TEXT_TYPE, JSON_TYPE], TEXT_TYPE) === JSON_TYPE)
        return c.json({ ...present, more });
      return c.text(
        [
          ...memberLines(present.members),
          ...(more > 0 ? [`and ${more.toLocaleString("en")} more\n`] : []),
        ].join(""),
      );
    });
  },
});
