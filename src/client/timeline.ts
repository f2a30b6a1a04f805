/**
 * A client's ordered view of the room. A value: each frame gives the next one.
 */
import type { Changes, Message, Welcome } from "../protocol/frames.ts";
import type { Cursor } from "../protocol/ids.ts";

export interface Timeline {
  /** All that has been applied; absent before the first welcome. */
  readonly cursor?: Cursor;
  /** Ascending by seq, each once. */
  readonly messages: readonly Message[];
  /** Whether the room has messages older than the first of these. */
  readonly more: boolean;
}

export const EMPTY: Timeline = { messages: [], more: false };

export function welcomed(timeline: Timeline, welcome: Welcome): Timeline {
  const { epoch, head, mode, records } = welcome;
  const cursor = { epoch, seq: head };
  return mode === "reset"
    ? { cursor, messages: records, more: welcome.more }
    : { ...timeline, cursor, messages: [...timeline.messages, ...records] };
}

/**
 * The timeline after a range of changes; the same one if it knows them already, and `undefined` if something
 * before the range is missing, so that it must ask again.
 */
export function changed(timeline: Timeline, { from, to, records }: Changes): Timeline | undefined {
  const { cursor, messages } = timeline;
  if (cursor === undefined || from > cursor.seq) return undefined;
  if (from < cursor.seq) return timeline;
  return { ...timeline, cursor: { ...cursor, seq: to }, messages: [...messages, ...records] };
}
