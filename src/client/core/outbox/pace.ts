/**
 * How fast a room takes what a client sends (docs/protocol.md 6.4): what comes faster is only refused, and sent twice.
 */
import { CHARS_OF_ONE } from "../../../protocol/limits.ts";
import type { Welcome } from "../../../protocol/wire/frames.ts";
import { isMessage, type Unanswered } from "./pending.ts";

/** The part of what may be done at once that is spent here; the rest is for greeting and reading. */
const AT_ONCE = 0.8;

export class Pace {
  /** Milliseconds that one takes to be allowed for again, and that may be spent in advance. */
  #each = 0;
  #advance = 0;
  /** When all that was sent will have been allowed for again, milliseconds since 1970. */
  #even = 0;

  /** As a welcome tells it. */
  learn({ burst = 0, perSecond = Infinity }: Welcome["limits"]): void {
    this.#each = 1_000 / perSecond;
    this.#advance = AT_ONCE * burst * this.#each;
  }

  /** Milliseconds until the next may go out; not above 0 if it may now. */
  wait(now: number): number {
    return this.#even - now - this.#advance;
  }

  spend(it: Unanswered, now: number): void {
    const cost = isMessage(it) ? 1 + Math.floor(it.body.length / CHARS_OF_ONE) : 1;
    this.#even = Math.max(this.#even, now) + this.#each * cost;
  }

  /** Others of ours spend of the same: nothing is left until `until`, milliseconds since 1970. */
  exhaust(until: number): void {
    this.#even = until + this.#advance;
  }
}
