/**
 * A client's view of the room's entries: an immutable value, like the timeline, and as of the same cursor.
 */
import type { Entry } from "../../protocol/records/entry.ts";

/** `entry` is the current entry; absent if it was deleted. */
export interface Change {
  readonly key: string;
  readonly entry?: Entry | undefined;
}

/** By key, in the order of their last change, without deleted ones. */
export type Entries = ReadonlyMap<string, Entry>;

export const NO_ENTRIES: Entries = new Map();

/** `entries` after the changes of a frame; the same value if it brings none. */
export function withChanged(entries: Entries, changed: readonly Entry[] = []): Entries {
  if (changed.length === 0) return entries;
  const next = new Map(entries);
  for (const entry of changed) {
    next.delete(entry.key);
    if (entry.value !== undefined) next.set(entry.key, entry);
  }
  return next;
}

/** The changes that lead from `former` to `entries`. */
export function* changesBetween(former: Entries, entries: Entries): Iterable<Change> {
  if (former === entries) return;
  for (const key of former.keys()) if (!entries.has(key)) yield { key };
  for (const [key, entry] of entries) {
    if (former.get(key)?.rev !== entry.rev) yield { key, entry };
  }
}
