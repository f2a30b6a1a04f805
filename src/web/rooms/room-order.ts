/**
 * In which order a device's rooms are listed.
 */
import type { RoomName } from "../../protocol/names/names.ts";

/** First what is pinned, as it was pinned; then the others as they come. */
export function pinnedFirst(
  rooms: readonly RoomName[],
  pins: readonly RoomName[],
): readonly RoomName[] {
  const known = new Set(rooms);
  const pinned = pins.filter((room) => known.has(room));
  const first = new Set(pinned);
  return [...pinned, ...rooms.filter((room) => !first.has(room))];
}

/**
 * `rooms` as they stood in `former`, and new ones before them: a list in which one is about to press something does not
 * move because one pressed something.
 */
export function settledOrder(
  former: readonly RoomName[],
  rooms: readonly RoomName[],
): readonly RoomName[] {
  const before = new Set(former);
  const now = new Set(rooms);
  return [...rooms.filter((room) => !before.has(room)), ...former.filter((room) => now.has(room))];
}
