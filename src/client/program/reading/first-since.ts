/**
 * Finds the place of a point in time in a room's order, by bisection, so that a long history is not read.
 */
import type { Page } from "../../../protocol/wire/frames.ts";
import type { Seq } from "../../../protocol/ids.ts";

/**
 * The seq before the first message that was sent at `time` or later.
 *
 * @param time milliseconds since 1970, by the room's clock
 * @param pull returns the oldest messages past a seq; `undefined` when the client has left
 */
export async function firstSince(
  time: number,
  head: Seq,
  pull: (after: Seq) => Promise<Page | undefined>,
): Promise<Seq> {
  /** Every message up to `from` is earlier than `time`; none after `to` is. */
  let [from, to] = [0, head];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const page = await pull(middle);
    const first = page?.records.find(({ at }) => at >= time);
    if (first === page?.records[0]) to = middle;
    else if (first !== undefined) return first.seq - 1;
    else from = (page?.before ?? to + 1) - 1;
  }
  return from;
}
