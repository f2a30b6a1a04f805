/**
 * What a device keeps of a room, to show it before the room answers, or without it.
 */
import type { MemberId } from "../protocol/ids.ts";
import { forgotten, type Timeline } from "./timeline.ts";

export interface Snapshot {
  readonly you: MemberId;
  readonly timeline: Timeline;
}

/**
 * The newest `count` messages of a room, and the cursor to go on from; `undefined` before its first welcome. What is left
 * out is a gap like any other: it fills when somebody scrolls there.
 */
export function snapshotOf(
  { you, timeline }: Partial<Snapshot> & Pick<Snapshot, "timeline">,
  count: number,
): Snapshot | undefined {
  if (you === undefined || timeline.cursor === undefined) return undefined;
  return { you, timeline: forgotten(timeline, timeline.messages.at(-count)?.seq ?? 0) };
}
