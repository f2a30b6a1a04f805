/**
 * What rooms are called whose owners gave them a title, as this device last heard: lists name also those that it is not in.
 */
import type { RoomName } from "../../protocol/names/names.ts";
import type { Store } from "./device-store.ts";

export function titleIn(store: Store, room: RoomName): string | undefined {
  return store.read(`title.${room}`);
}

/** @param title none where it has none, or is to be forgotten */
export function noteTitle(store: Store, room: RoomName, title?: string): void {
  if (title === titleIn(store, room)) return;
  if (title === undefined) store.erase(`title.${room}`);
  else store.write(`title.${room}`, title);
}
