/**
 * The rooms that the user pinned to the top of the list, in the order of pinning.
 */
import { parseRoomName, type RoomName } from "../../protocol/names/names.ts";
import type { Store } from "./device-store.ts";

export function pinnedRoomsIn(store: Store): RoomName[] {
  return (store.read("pins") ?? "").split("\n").flatMap((name) => parseRoomName(name) ?? []);
}

export function pinRoom(store: Store, room: RoomName): void {
  write(store, [...without(store, room), room]);
}

export function unpinRoom(store: Store, room: RoomName): void {
  write(store, without(store, room));
}

function without(store: Store, room: RoomName): RoomName[] {
  return pinnedRoomsIn(store).filter((it) => it !== room);
}

function write(store: Store, pins: readonly RoomName[]): void {
  if (pins.length === 0) store.erase("pins");
  else store.write("pins", pins.join("\n"));
}
