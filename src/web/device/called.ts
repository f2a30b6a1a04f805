/**
 * Up to which message of each room this device has notified its user, in any of its tabs.
 */
import type { Cursor } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { cursorIn } from "./cursors.ts";
import type { Store } from "./device-store.ts";
import { advance } from "./mark-read.ts";

export function calledIn(store: Store, room: RoomName): Cursor | undefined {
  return cursorIn(store.read(`called.${room}`));
}

export function noteCalled(store: Store, room: RoomName, cursor: Cursor): void {
  advance(store, `called.${room}`, cursor);
}
