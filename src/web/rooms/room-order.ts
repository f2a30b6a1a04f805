/**
 * The order in which a device's rooms are listed.
 */
import type { RoomName } from "../../protocol/names/names.ts";

/** Pinned rooms first, in the order of pinning, then the others as given. */
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
 * `rooms` in the order of `former`, with new ones before them: a list does not move under a user who is about
 * to press something in it.
 */
export function settledOrder(
  former: readonly RoomName[],
  rooms: readonly RoomName[],
): readonly RoomName[] {
  const before = new Set(former);
  const now = new Set(rooms);
  return [...rooms.filter((room) => !before.has(room)), ...former.filter((room) => now.has(room))];
}
