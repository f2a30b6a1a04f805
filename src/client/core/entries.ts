/**
 * A client's view of the room's shared state. A value, like the timeline, and as of the same cursor.
 */
import type { Entry } from "../../protocol/records/entry.ts";

/** `entry` is what is under `key` now; absent if it was deleted. */
export interface Change {
  readonly key: string;
  readonly entry?: Entry | undefined;
}

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

/** What it takes to come from `former` to `entries`. */
export function* changesBetween(former: Entries, entries: Entries): Iterable<Change> {
  if (former === entries) return;
  for (const key of former.keys()) if (!entries.has(key)) yield { key };
  for (const [key, entry] of entries) {
    if (former.get(key)?.rev !== entry.rev) yield { key, entry };
  }
}
