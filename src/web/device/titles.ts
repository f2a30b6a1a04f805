/**
 * The titles of rooms, as this device last received them. Lists also show rooms that the page is not in.
 */
import type { RoomName } from "../../protocol/names/names.ts";
import type { Store } from "./device-store.ts";

export function titleIn(store: Store, room: RoomName): string | undefined {
  return store.read(`title.${room}`);
}

/** @param title absent if the room has none, or it is to be removed */
export function noteTitle(store: Store, room: RoomName, title?: string): void {
  if (title === titleIn(store, room)) return;
  if (title === undefined) store.erase(`title.${room}`);
  else store.write(`title.${room}`, title);
}
