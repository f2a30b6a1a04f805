/**
 * How far the user has read in each room. All tabs of the device use this.
 */
import type { Cursor } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import type { Store } from "./device-store.ts";

export function readIn(store: Store, room: RoomName): Cursor | undefined {
  return cursorIn(store.read(`read.${room}`));
}

/** Parses a stored cursor. */
export function cursorIn(kept: string | undefined): Cursor | undefined {
  const [, epoch, seq] = /^([0-9a-f]+) (\d+)/.exec(kept ?? "") ?? [];
  return epoch === undefined ? undefined : { epoch, seq: Number(seq) };
}
