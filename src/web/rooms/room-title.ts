/**
 * What a room is called on the screen.
 */
import type { Entries } from "../../client/index.ts";
import { inOneLine, type RoomName } from "../../protocol/names/names.ts";
import { keyOf } from "../../protocol/rights/setting-keys.ts";
import { words } from "../words/index.ts";
import { sharedTextOf } from "../sharing/topic-entry.ts";

/** As unguessableRoomName makes them: nothing that a person could read or say. */
const UNGUESSABLE = /^[0-9a-hjkmnp-tv-z]{26}$/;
/** Enough to tell a device's rooms apart. */
const SHOWN = 4;

/** What its owner called it. */
export function titleGiven(entries: Entries): string | undefined {
  const text = sharedTextOf(entries.get(keyOf("title"))?.value);
  // Older rooms took what cannot be seen.
  return text && (inOneLine(text) || undefined);
}

/**
 * What a person would call the room; none where nobody ever gave it a name.
 *
 * @param given what its owner called it
 */
export function nameGiven(room: RoomName, given?: string): string | undefined {
  return given ?? (UNGUESSABLE.test(room) ? undefined : room);
}

/**
 * The room's name, or words for one that has none a person would use.
 *
 * @param given what its owner called it
 */
export function roomTitle(room: RoomName, given?: string): string {
  return nameGiven(room, given) ?? words.unnamedRoom(room.slice(0, SHOWN));
}
