/**
 * What tells of records: a frame for everybody, or a part of a welcome.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import type { Changes } from "../../protocol/wire/frames.ts";
import type { Seq } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/records/message.ts";

/** Of the one change that took the seq `to`. */
export function changesOf(to: Seq, records: Message[], entries: Entry[] = []): Changes {
  return { type: "changes", from: to - 1, to, records, ...someOf(entries) };
}

/** A frame without entries does not speak of them. */
export function someOf(entries: Entry[]): { entries?: Entry[] } {
  return entries.length === 0 ? {} : { entries };
}
