/**
 * How long to wait before the next attempt to connect.
 */
import { CLOSE } from "../../protocol/wire/close-codes.ts";

const FIRST = 500;
const LONGEST = 30_000;
/** A server that restarts drops everybody at once. They return over this span, plus 5 ms for each member. */
const RESTART_SPREAD = 3_000;
const SPREAD_PER_MEMBER = 5;
/** A client that was closed for flooding stays away this long. */
const AFTER_FLOOD = 30_000;

const RESTARTS: ReadonlySet<number> = new Set([1001, 1012, CLOSE.restart]);

/**
 * Milliseconds until the next attempt. Full jitter: any moment up to a bound that doubles with each attempt,
 * so that clients that lost the same server do not return together.
 *
 * @param attempt attempts since the connection was last stable, from 0
 * @param code why the last socket closed
 * @param members how many the room had
 * @param random from 0 up to, not including, 1
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoff(attempt: number, code: number, members: number, random: number): number {
  if (code === CLOSE.flood) return AFTER_FLOOD;
  const spread = attempt === 0 ? members * SPREAD_PER_MEMBER : 0;
  const floor = attempt === 0 && RESTARTS.has(code) ? RESTART_SPREAD : FIRST;
  return random * Math.max(spread, Math.min(LONGEST, floor * 2 ** Math.min(attempt, 10)));
}
