/**
 * The head of each room when this device last received it. All tabs of the device use this.
 */
import type { Cursor } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { cursorIn } from "./cursors.ts";
import type { Store } from "./device-store.ts";

/** The head of a room, and how many messages of others were unread at that time. */
export interface Head extends Cursor {
  readonly unread: number;
}

export function headOf(store: Store, room: RoomName): Head | undefined {
  const kept = store.read(`head.${room}`);
  const head = cursorIn(kept);
  return head && { ...head, unread: Number(kept?.split(" ")[2] ?? 0) };
}

/** Never moves back either. For the same head, the latest value counts. */
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
