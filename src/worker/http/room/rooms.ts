/**
 * Making a room: choosing a name that nobody can guess.
 */
import { FREE } from "../../../room/prices.ts";
import * as v from "valibot";
import { newKey, roomOf } from "../../random.ts";
import { JSON_TYPE } from "../request/asked-for.ts";
import { resource } from "../answer/resource.ts";

const Made = v.pipe(
  v.object({
    room: v.string(),
    link: v.pipe(v.string(), v.description("For whoever may come.")),
    owner: v.pipe(
      v.string(),
      v.description("Whoever opens it owns the room. Keep it: it is shown only once."),
    ),
  }),
  v.title("Made"),
);

export const rooms = resource("/rooms", {
  method: "post",
  summary: "Make a room",
  detail:
    "One with a name that nobody can guess, and the key that it is made of. Any other name is a room as well, without being made.",
  curl: "curl -X POST {server}/rooms",
  prices: [FREE],
  answers: { 201: { says: "Its links.", content: { [JSON_TYPE]: Made } } },
  refusals: ["origin-not-allowed", "slow-down"],
  answer: (c) => {
    const key = newKey();
    const room = roomOf(key);
    const link = new URL(`/r/${room}`, c.req.url).href;
    // A line of its own, in a terminal.
    const body = `${JSON.stringify({ room, link, owner: `${link}#key=${key}` })}\n`;
    return c.body(body, 201, { "Content-Type": JSON_TYPE, Location: link });
  },
});
