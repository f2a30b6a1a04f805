/**
 * A client's view of the room's shared state. A value, like the timeline, and as of the same cursor.
 */
import type { Entry } from "../protocol/entry.ts";

/** By key, in the order of their last change; what is deleted is not among them. */
export type Entries = ReadonlyMap<string, Entry>;

export const NO_ENTRIES: Entries = new Map();

/** `entries` after all that a frame brings of them; the same ones if it brings none. */
export function withChanged(entries: Entries, changed: readonly Entry[] = []): Entries {
  if (changed.length === 0) return entries;
  const next = new Map(entries);
  for (const entry of changed) {
    next.delete(entry.key);
    if (entry.value !== undefined) next.set(entry.key, entry);
  }
  return next;
}
