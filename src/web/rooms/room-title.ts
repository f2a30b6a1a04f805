/**
 * The title of a room on the screen.
 */
import type { Entries } from "../../client/index.ts";
import { inOneLine, type RoomName } from "../../protocol/names/names.ts";
import { keyOf } from "../../protocol/rights/setting-keys.ts";
import { words } from "../words/index.ts";
import { sharedTextOf } from "../sharing/topic-entry.ts";

/** As unguessableRoomName makes them: not readable as a word. */
const UNGUESSABLE = /^[0-9a-hjkmnp-tv-z]{26}$/;
/** Enough to distinguish a device's rooms. */
const SHOWN = 4;

/** The title that its owner gave it. */
export function titleGiven(entries: Entries): string | undefined {
  const text = sharedTextOf(entries.get(keyOf("title"))?.value);
  // Older rooms accepted invisible characters.
  return text && (inOneLine(text) || undefined);
}

/**
 * What a person would call the room; `undefined` if nobody ever gave it a name.
 *
 * @param given the title that its owner gave it
 */
export function nameGiven(room: RoomName, given?: string): string | undefined {
  return given ?? (UNGUESSABLE.test(room) ? undefined : room);
}

/**
 * The room's name, or a text for a room whose name nobody would use.
 *
 * @param given the title that its owner gave it
 */
export function roomTitle(room: RoomName, given?: string): string {
  return nameGiven(room, given) ?? words.unnamedRoom(room.slice(0, SHOWN));
}
