/**
 * What a device stores of a room, to show before the room answers or while offline.
 */
import type { MemberId } from "../../protocol/ids.ts";
import type { Entries } from "./entries.ts";
import { forgotten, type Timeline } from "./timeline.ts";

export interface Snapshot {
  readonly you: MemberId;
  readonly timeline: Timeline;
  readonly entries: Entries;
}

/**
 * The newest `count` messages of a room, its entries, and the cursor to continue from; `undefined` before the
 * first welcome. Older messages are a gap, which is filled when somebody scrolls there.
 */
export function snapshotOf(
  { you, timeline, entries }: Partial<Snapshot> & Omit<Snapshot, "you">,
  count: number,
): Snapshot | undefined {
  if (you === undefined || timeline.cursor === undefined) return undefined;
  return { you, timeline: forgotten(timeline, timeline.messages.at(-count)?.seq ?? 0), entries };
}

const RETENTION = "room/retention";
/** Seconds for which a room keeps a message even if its retention is 0. */
const KEPT_AT_LEAST = 60;

/** `snapshot` without messages whose retention is over. */
export function snapshotAt(snapshot: Snapshot, now: number): Snapshot {
  const { timeline, entries } = snapshot;
  const seconds = entries.get(RETENTION)?.value;
  if (typeof seconds !== "number") return snapshot;
  const keeps = Math.max(seconds, KEPT_AT_LEAST) * 1_000;
  const first = timeline.messages.find(({ at }) => now < at + keeps);
  const seq = first?.seq ?? (timeline.messages.at(-1)?.seq ?? 0) + 1;
  return { ...snapshot, timeline: forgotten(timeline, seq) };
}
