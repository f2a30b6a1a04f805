/**
 * A room as JSON Lines: the room, every message, every entry, and an end, whose absence shows that a file is
 * incomplete.
 */
import * as v from "valibot";
import { Entry } from "../../../protocol/records/entry.ts";
import { MemberId } from "../../../protocol/ids.ts";
import { LIMITS } from "../../../protocol/limits.ts";
import { HeadRecord, MessageRecord } from "../request/said.ts";

/** The version of this format, for later readers. */
const VERSION = 1;

export const RoomLine = v.object({
  type: v.literal("room"),
  v: v.literal(VERSION),
  room: v.string(),
  ...HeadRecord.entries,
  of: v.optional(
    v.pipe(MemberId, v.description("The only member whose messages and entries it has.")),
  ),
});
export const MessageLine = v.object({ type: v.literal("message"), ...MessageRecord.entries });
export const EntryLine = v.object({ type: v.literal("entry"), ...Entry.entries });
export const EndLine = v.object({
  type: v.literal("end"),
  messages: v.number(),
  entries: v.number(),
});
export const CopyLine = v.variant("type", [RoomLine, MessageLine, EntryLine, EndLine]);
export type CopyLine = v.InferOutput<typeof CopyLine>;

/** For the OpenAPI document, where a value is any JSON. */
export const CopyLineBody = v.pipe(
  v.looseObject({ type: v.picklist(CopyLine.options.map((it) => it.entries.type.literal)) }),
  v.title("CopyLine"),
);

/** Characters: the longest message with every character escaped, and its other fields. */
export const LINE_AT_MOST = 6 * LIMITS.bodyBytes + 4_096;

export function roomLine(
  room: string,
  head: v.InferOutput<typeof HeadRecord>,
  of?: MemberId,
): CopyLine {
  return { type: "room", v: VERSION, room, ...head, ...(of !== undefined && { of }) };
}
