/**
 * Keeps a client within the rate of its room (docs/protocol.md 6.4): an ask sent faster is refused, and has
 * to be sent twice.
 */
import { CHARS_OF_ONE } from "../../../protocol/limits.ts";
import type { Welcome } from "../../../protocol/wire/frames.ts";
import { isMessage, type Unanswered } from "./pending.ts";

/** The part of the burst that is spent here; the rest is for hellos and pulls. */
const AT_ONCE = 0.8;

export class Pace {
  /** Milliseconds after which one more request is allowed, and that may be spent in advance. */
  #each = 0;
  #advance = 0;
  /** When the whole burst is available again, milliseconds since 1970. */
  #even = 0;

  /** Takes the rate from a welcome. */
  learn({ burst = 0, perSecond = Infinity }: Welcome["limits"]): void {
    this.#each = 1_000 / perSecond;
    this.#advance = AT_ONCE * burst * this.#each;
  }

  /** Milliseconds until the next request may be sent; 0 or less if it may now. */
  wait(now: number): number {
    return this.#even - now - this.#advance;
  }

  spend(it: Unanswered, now: number): void {
    const cost = isMessage(it) ? 1 + Math.floor(it.body.length / CHARS_OF_ONE) : 1;
    this.#even = Math.max(this.#even, now) + this.#each * cost;
  }

  /**
   * Other clients of the member spend of the same rate: nothing is left until `until`, milliseconds since
   * 1970.
   */
  exhaust(until: number): void {
    this.#even = until + this.#advance;
  }
}
