/**
 * Records as frames bring them.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import type { Changes } from "../../protocol/wire/frames.ts";
import type { Seq } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/records/message.ts";

/** The frame for the one change that took the seq `to`. */
export function changesOf(to: Seq, records: Message[], entries: Entry[] = []): Changes {
  return { type: "changes", from: to - 1, to, records, ...someOf(entries) };
}

/** A frame without entries has no field for them. */
export function someOf(entries: Entry[]): { entries?: Entry[] } {
  return entries.length === 0 ? {} : { entries };
}
