/**
 * Turns typed text into the name of a room.
 */
import { LIMITS } from "../limits.ts";
import { parseRoomName, type RoomName } from "./names.ts";

/**
 * The RoomName nearest to the typed text, or `undefined` if nothing of it can be used.
 *
 * @example
 * suggestRoomName("Game Night!"); // "game-night"
 */
export function suggestRoomName(text: string): RoomName | undefined {
  const plain = text
    .slice(0, 4 * LIMITS.roomNameLength)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LIMITS.roomNameLength)
    .replace(/^-+|-+$/g, "");
  return parseRoomName(plain);
}
