/**
 * Spreads what is said as the room allows it (docs/protocol.md 6.4): what comes faster is only refused, and said twice.
 */
import type { ServerFrame } from "../../protocol/frames.ts";

/** Characters of a message that cost as much as one more. */
const CHARS_OF_ONE = 2_048;
/** The part of what may be done at once that is spent on messages; the rest is for greeting and reading. */
const AT_ONCE = 0.8;

export class Pace {
  /** Milliseconds that a message takes to be allowed for again, and that may be spent in advance. */
  #each = 0;
  #advance = 0;
  /** When all that was said will have been allowed for again, milliseconds since 1970. */
  #even = 0;

  hear(frame: ServerFrame, now: number): void {
    if (frame.type === "welcome" && frame.limits.pace !== undefined) {
      const { perSecond, burst } = frame.limits.pace;
      this.#each = 1_000 / perSecond;
      this.#advance = AT_ONCE * burst * this.#each;
    }
    // Somebody else of ours spends of the same: nothing is left when that time has passed.
    if (frame.type === "refused" && frame.retryAfter !== undefined)
      this.#even = now + frame.retryAfter * 1_000 + this.#advance;
  }

  /** Gives the milliseconds to wait before `body` can be said; with 0 it is counted as said. */
  take(body: string, now: number): number {
    const even = Math.max(this.#even, now);
    const wait = even - now - this.#advance;
    if (wait > 0) return wait;
    this.#even = even + this.#each * (1 + Math.floor(body.length / CHARS_OF_ONE));
    return 0;
  }
}
