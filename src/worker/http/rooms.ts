/**
 * Making a room: choosing a name that nobody can guess.
 */
import * as v from "valibot";
import { ROOM_NAME_BYTES, unguessableRoomName } from "../../protocol/names.ts";
import { randomBytes } from "../random.ts";
import { JSON_TYPE } from "./asked-for.ts";
import { resource } from "./resource.ts";

const Made = v.pipe(v.object({ room: v.string(), link: v.string() }), v.title("Made"));

export const rooms = resource("/rooms", {
  method: "post",
  summary: "Make a room",
  detail:
    "One with a name that nobody can guess. Any other name is a room as well, without being made.",
  curl: "curl -X POST {server}/rooms",
  answers: { 201: { says: "Its link.", content: { [JSON_TYPE]: Made } } },
  refusals: ["origin-not-allowed", "slow-down"],
  answer: (c) => {
    const room = unguessableRoomName(randomBytes(ROOM_NAME_BYTES));
    const link = new URL(`/r/${room}`, c.req.url).href;
    // A line of its own, for who reads it in a terminal.
    const body = `${JSON.stringify({ room, link })}\n`;
    return c.body(body, 201, { "Content-Type": JSON_TYPE, Location: link });
  },
});
