/**
 * How often a page draws what arrives: at once in a calm room; in a busy one several messages at a time, so that the page
 * has most of its time for its user, on a slow phone too.
 */

/** A drawing: when it began, and how long it took until it was on the screen; milliseconds. */
export interface PaintTime {
  readonly began: number;
  readonly took: number;
}

/** Milliseconds from one drawing to the next, at least: nobody reads faster. */
const EVERY = 50;
/** A drawing may take one part in so many of the time. */
const SHARE = 4;
/** Milliseconds: nothing waits longer, however slow one drawing was. */
const AT_MOST = 250;

/** Milliseconds from `now` until what has arrived is to be drawn. */
export function waitFor({ began, took }: PaintTime, now: number): number {
  const pause = Math.min(Math.max(EVERY, took * SHARE), AT_MOST);
  return Math.max(0, began + pause - now);
}
