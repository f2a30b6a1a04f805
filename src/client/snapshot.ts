/**
 * What a device keeps of a room, to show it before the room answers, or without it.
 */
import type { MemberId } from "../protocol/ids.ts";
import type { Entries } from "./entries.ts";
import { forgotten, type Timeline } from "./timeline.ts";

export interface Snapshot {
  readonly you: MemberId;
  readonly timeline: Timeline;
  readonly entries: Entries;
}

/**
 * The newest `count` messages of a room, all that its members share, and the cursor to go on from; `undefined` before its
 * first welcome. What is left out is a gap like any other: it fills when somebody scrolls there.
 */
export function snapshotOf(
  { you, timeline, entries }: Partial<Snapshot> & Omit<Snapshot, "you">,
  count: number,
): Snapshot | undefined {
  if (you === undefined || timeline.cursor === undefined) return undefined;
  return { you, timeline: forgotten(timeline, timeline.messages.at(-count)?.seq ?? 0), entries };
}
