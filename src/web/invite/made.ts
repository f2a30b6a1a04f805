/**
 * The keys of links that were made on this page. No room can return them, so they are kept for as long as the
 * page is open: asking twice for the same link gives one link.
 */
import { hashOfKey } from "../../client/keys.ts";
import type { Key } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";

/** The role that a link gives. */
export type Gives = "member" | "owner";
const GIVES: readonly Gives[] = ["member", "owner"];

const keys = new Map<string, Key>();
const listeners = new Set<() => void>();

export function keyMade(room: RoomName, gives: Gives): Key | undefined {
  return keys.get(place(room, gives));
}

export function noteMade(room: RoomName, gives: Gives, key: Key): void {
  keys.set(place(room, gives), key);
  tell();
}

/** The link with that hash was revoked. */
export async function forgetMade(room: RoomName, hash: string): Promise<void> {
  for (const gives of GIVES) {
    const key = keyMade(room, gives);
    if (key !== undefined && (await hashOfKey(key)) === hash) keys.delete(place(room, gives));
  }
  tell();
}

/** Calls `listener` whenever a link was made or revoked. Returns the undo. */
export function whenMade(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function place(room: RoomName, gives: Gives): string {
  return `${gives} ${room}`;
}

function tell(): void {
  for (const listener of listeners) listener();
}
