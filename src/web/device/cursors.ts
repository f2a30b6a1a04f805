/**
 * How far somebody has read in each room, and how far each room was when this device last heard of it. All tabs of the
 * device go by these.
 */
import type { Cursor } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names.ts";
import type { Store } from "./store.ts";

export function readIn(store: Store, room: RoomName): Cursor | undefined {
  return parse(store.read(`read.${room}`));
}

/** Never goes back within a life of the room: a tab that lags has read no less. */
export function markRead(store: Store, room: RoomName, cursor: Cursor): void {
  advance(store, `read.${room}`, cursor);
}

export function headOf(store: Store, room: RoomName): Cursor | undefined {
  return parse(store.read(`head.${room}`));
}

export function noteHead(store: Store, room: RoomName, head: Cursor): void {
  advance(store, `head.${room}`, head);
}

export function forgetCursors(store: Store, room: RoomName): void {
  store.erase(`read.${room}`);
  store.erase(`head.${room}`);
}

function advance(store: Store, key: string, { epoch, seq }: Cursor): void {
  const former = parse(store.read(key));
  if (former?.epoch === epoch && former.seq >= seq) return;
  store.write(key, `${epoch} ${seq}`);
}

function parse(kept: string | undefined): Cursor | undefined {
  const [, epoch, seq] = /^([0-9a-f]+) (\d+)$/.exec(kept ?? "") ?? [];
  return epoch === undefined ? undefined : { epoch, seq: Number(seq) };
}
