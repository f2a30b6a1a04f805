/**
 * A client's ordered view of the messages: an immutable value, of which each frame makes the next.
 */
import type { Changes, Gap, Page, Welcome } from "../../protocol/wire/frames.ts";
import { type Message, revOf } from "../../protocol/records/message.ts";
import type { Cursor, Seq } from "../../protocol/ids.ts";

export interface Timeline {
  /** How far the room has been applied; absent before the first welcome. */
  readonly cursor?: Cursor;
  /** Ascending by seq, each once, each as it is at the cursor. */
  readonly messages: readonly Message[];
  /** Ranges in which the room may have messages that are not among these; ascending. */
  readonly gaps: readonly Gap[];
}

export const EMPTY: Timeline = { messages: [], gaps: [] };

export function welcomed(timeline: Timeline, welcome: Welcome): Timeline {
  const { epoch, head, mode, records, gap, horizon = 0 } = welcome;
  const cursor = { epoch, seq: head };
  const former = mode === "reset" ? EMPTY : timeline;
  const gaps = gap === undefined ? former.gaps : [...former.gaps, gap];
  return passed({ cursor, gaps, messages: merge(former.messages, records, gaps) }, horizon);
}

/** The timeline without messages and gaps up to `horizon`: the room has none there any more. */
export function passed(timeline: Timeline, horizon: Seq): Timeline {
  return filled(forgotten(timeline, horizon + 1), { after: 0, before: horizon + 1, records: [] });
}

/**
 * The timeline after a range of changes; the same value if it has them already; `undefined` if something
 * before the range is missing, so that the client must say hello again.
 */
export function changed(timeline: Timeline, { from, to, records }: Changes): Timeline | undefined {
  const { cursor, messages, gaps } = timeline;
  if (cursor === undefined || from > cursor.seq) return undefined;
  if (to <= cursor.seq) return timeline;
  return { gaps, cursor: { ...cursor, seq: to }, messages: merge(messages, records, gaps) };
}

/** The timeline with a page of history filled in. */
export function filled(timeline: Timeline, page: Omit<Page, "type">): Timeline {
  const gaps = timeline.gaps.flatMap((gap) => without(gap, page));
  return { ...timeline, gaps, messages: merge(timeline.messages, page.records, gaps) };
}

/** The timeline without messages before `seq`. They become a gap, which can be filled again. */
export function forgotten(timeline: Timeline, seq: Seq): Timeline {
  const index = indexFrom(timeline.messages, seq);
  if (index === 0) return timeline;
  const touched = timeline.gaps.filter(({ after }) => after < seq);
  const before = Math.max(seq, ...touched.map((gap) => gap.before));
  const gaps = [{ after: 0, before }, ...timeline.gaps.slice(touched.length)];
  return { ...timeline, gaps, messages: timeline.messages.slice(index) };
}

/** What is left of `gap` once everything inside `covered` is known. */
function without(gap: Gap, covered: Gap): Gap[] {
  const below = { after: gap.after, before: Math.min(gap.before, covered.after + 1) };
  const above = { after: Math.max(gap.after, covered.before - 1), before: gap.before };
  return [below, above].filter(({ after, before }) => before - after > 1);
}

/** `messages` with `records` in their places, each in its newest state; what lies in a gap stays unknown. */
function merge(
  messages: readonly Message[],
  records: readonly Message[],
  gaps: readonly Gap[],
): readonly Message[] {
  const known = records.filter(({ seq }) => !gaps.some((gap) => isInside(seq, gap)));
  // Older messages stay as they are. Mostly that is all of them, and no copy is needed.
  const index = indexFrom(messages, Math.min(...known.map(({ seq }) => seq)));
  const older = index === messages.length ? messages : messages.slice(0, index);
  const bySeq = new Map(messages.slice(index).map((message) => [message.seq, message]));
  for (const record of known) {
    const former = bySeq.get(record.seq);
    if (former === undefined || revOf(former) <= revOf(record)) bySeq.set(record.seq, record);
  }
  return older.concat([...bySeq.values()].toSorted((a, b) => a.seq - b.seq));
}

/** The index of the first message that is not before `seq`. */
export function indexFrom(messages: readonly Message[], seq: Seq): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.seq ?? Infinity) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInside(seq: Seq, { after, before }: Gap): boolean {
  return after < seq && seq < before;
}
