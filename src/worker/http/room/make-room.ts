/**
 * Creates a room with a name that nobody can guess.
 */
import * as v from "valibot";
import { newKey, roomOf } from "../../platform/random.ts";
import { JSON_TYPE } from "../request/asked-for.ts";
import { resource } from "../answer/resource.ts";

const Made = v.pipe(
  v.object({
    room: v.string(),
    link: v.pipe(v.string(), v.description("The link to share.")),
    owner: v.pipe(
      v.string(),
      v.description("Anyone who opens it becomes an owner. Keep it: it is shown only once."),
    ),
  }),
  v.title("Made"),
);

export const makeRoom = resource("/rooms", {
  method: "post",
  summary: "Create a room",
  detail:
    "Creates a room with a name that nobody can guess, and an owner link. A room with a name of your choice exists as soon as you use it.",
  curl: "curl -X POST {server}/rooms",
  answers: { 201: { says: "The room's links.", content: { [JSON_TYPE]: Made } } },
  refusals: ["origin-not-allowed", "slow-down"],
  answer: (c) => {
    const key = newKey();
    const room = roomOf(key);
    const link = new URL(`/r/${room}`, c.req.url).href;
    // On its own line, in a terminal.
    const body = `${JSON.stringify({ room, link, owner: `${link}#key=${key}` })}\n`;
    return c.body(body, 201, { "Content-Type": JSON_TYPE, Location: link });
  },
});
