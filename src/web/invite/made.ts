/**
 * The keys of links that were made on this page. No room can tell them again, so they are known for as long as the page is
 * open: whoever asks for the same link twice does not get two.
 */
import { hashOfKey } from "../../client/keys.ts";
import type { Key } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";

/** What a link makes of whoever opens it. */
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

/** The link of that hash was revoked. */
export async function forgetMade(room: RoomName, hash: string): Promise<void> {
  for (const gives of GIVES) {
    const key = keyMade(room, gives);
    if (key !== undefined && (await hashOfKey(key)) === hash) keys.delete(place(room, gives));
  }
  tell();
}

/** Calls `listener` whenever one was made or revoked, until undone. */
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
