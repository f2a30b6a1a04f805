/**
 * The rooms that somebody wants at the top of their list, in the order in which they put them there.
 */
import { parseRoomName, type RoomName } from "../../protocol/names/names.ts";
import type { Store } from "./store.ts";

export function pinsIn(store: Store): RoomName[] {
  return (store.read("pins") ?? "").split("\n").flatMap((name) => parseRoomName(name) ?? []);
}

export function pin(store: Store, room: RoomName): void {
  write(store, [...without(store, room), room]);
}

export function unpin(store: Store, room: RoomName): void {
  write(store, without(store, room));
}

function without(store: Store, room: RoomName): RoomName[] {
  return pinsIn(store).filter((it) => it !== room);
}

function write(store: Store, pins: readonly RoomName[]): void {
  if (pins.length === 0) store.erase("pins");
  else store.write("pins", pins.join("\n"));
}
