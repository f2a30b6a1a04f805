/**
 * What a device keeps of a room, to show it before the room answers, or without it.
 */
import type { MemberId } from "../protocol/ids.ts";
import type { Timeline } from "./timeline.ts";

export interface Snapshot {
  readonly you: MemberId;
  readonly timeline: Timeline;
}

/** The newest `count` messages of a room, and the cursor to go on from; `undefined` before its first welcome. */
export function snapshotOf(
  { you, timeline }: Partial<Snapshot> & Pick<Snapshot, "timeline">,
  count: number,
): Snapshot | undefined {
  if (you === undefined || timeline.cursor === undefined) return undefined;
  return { you, timeline: newest(timeline, count) };
}

/** What is left out is a gap like any other: it fills when somebody scrolls there. */
function newest(timeline: Timeline, count: number): Timeline {
  const messages = timeline.messages.slice(-count);
  const first = messages[0];
  if (first === undefined || messages.length === timeline.messages.length) return timeline;
  const gaps = timeline.gaps.filter(({ after }) => after >= first.seq);
  return { ...timeline, messages, gaps: [{ after: 0, before: first.seq }, ...gaps] };
}
