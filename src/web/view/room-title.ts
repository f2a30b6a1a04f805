/**
 * What a room is called on the screen.
 */
import type { RoomName } from "../../protocol/names.ts";
import { words } from "../words/index.ts";

/** As unguessableRoomName makes them: nothing that a person could read or say. */
const UNGUESSABLE = /^[0-9a-hjkmnp-tv-z]{26}$/;
/** Enough to tell a device's rooms apart. */
const SHOWN = 4;

/** The room's name, or words for one that has none a person would use. */
export function roomTitle(room: RoomName): string {
  return UNGUESSABLE.test(room) ? words.unnamedRoom(room.slice(0, SHOWN)) : room;
}
