/**
 * How far each room was when this device last heard of it. All tabs of the device go by this.
 */
import type { Cursor } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { cursorIn } from "./cursors.ts";
import type { Store } from "./device-store.ts";

/** How far a room was, and how many messages of others in it were then unread. */
export interface Head extends Cursor {
  readonly unread: number;
}

export function headOf(store: Store, room: RoomName): Head | undefined {
  const kept = store.read(`head.${room}`);
  const head = cursorIn(kept);
  return head && { ...head, unread: Number(kept?.split(" ")[2] ?? 0) };
}

/** Never goes back either; of the same place, the last word counts. */
export function noteHead(store: Store, room: RoomName, { epoch, seq, unread }: Head): void {
  const former = cursorIn(store.read(`head.${room}`));
  if (former?.epoch === epoch && former.seq > seq) return;
  const kept = `${epoch} ${seq} ${unread}`;
  if (store.read(`head.${room}`) !== kept) store.write(`head.${room}`, kept);
}

export function forgetCursors(store: Store, room: RoomName): void {
  store.erase(`read.${room}`);
  store.erase(`head.${room}`);
  store.erase(`called.${room}`);
}
