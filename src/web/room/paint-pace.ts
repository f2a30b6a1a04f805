/**
 * How often a page draws new messages: at once in a quiet room, several at a time in a busy one. So the page
 * has most of its time for its user, on a slow phone too.
 */

/** One drawing: when it began, and how long it took until it was on the screen, in milliseconds. */
export interface PaintTime {
  readonly began: number;
  readonly took: number;
}

/** The least milliseconds from one drawing to the next: nobody reads faster. */
const EVERY = 50;
/** Drawing may take one part in this many of the time. */
const SHARE = 4;
/** Milliseconds: no message waits longer, however slow a drawing was. */
const AT_MOST = 250;

/** Milliseconds from `now` until the next drawing. */
export function waitFor({ began, took }: PaintTime, now: number): number {
  const pause = Math.min(Math.max(EVERY, took * SHARE), AT_MOST);
  return Math.max(0, began + pause - now);
}
