/**
 * Stores how far the reader has read in each room.
 */
import type { Cursor } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { cursorIn } from "./cursors.ts";
import type { Store } from "./device-store.ts";

/** Never moves back within an epoch: a tab that lags has not read less. */
export function markRead(store: Store, room: RoomName, cursor: Cursor): void {
  advance(store, `read.${room}`, cursor);
}

/** Stores the cursor under `key`. Within an epoch, it never moves back. */
export function advance(store: Store, key: string, { epoch, seq }: Cursor): void {
  const former = cursorIn(store.read(key));
  if (former?.epoch === epoch && former.seq >= seq) return;
  store.write(key, `${epoch} ${seq}`);
}
