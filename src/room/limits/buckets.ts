/**
 * Token buckets: what somebody may do at once, and again and again. Time comes in as an argument, and what is known is
 * bounded: of more keys, the one that was quiet longest is forgotten, which is as good as full.
 */
export interface Rate {
  /** Tokens that come back in a second. */
  readonly perSecond: number;
  /** Tokens of a full bucket. */
  readonly burst: number;
}

interface Bucket {
  readonly tokens: number;
  /** When there were so many, milliseconds since 1970. */
  readonly at: number;
}

export class Buckets<Key> {
  readonly #rate: Rate;
  readonly #most: number;
  /** In the order of their last use. */
  readonly #buckets = new Map<Key, Bucket>();

  /** @param most keys that are known at a time */
  constructor(rate: Rate, most: number) {
    this.#rate = rate;
    this.#most = most;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Milliseconds until `cost` is there, 0 if it is now. For what costs more than a bucket holds, a full one will do. */
  wait(key: Key, cost: number, now: number): number {
    const { perSecond, burst } = this.#rate;
    const missing = Math.min(cost, burst) - this.#tokens(key, now);
    return missing <= 0 ? 0 : Math.ceil((missing / perSecond) * 1_000);
  }

  take(key: Key, cost: number, now: number): void {
    const tokens = this.#tokens(key, now) - cost;
    // A clock that is set back gives nobody anything.
    const at = Math.max(now, this.#buckets.get(key)?.at ?? now);
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens, at });
    if (this.#buckets.size > this.#most) this.#forgetOldest();
  }

  /** Undoes a {@link take}. */
  give(key: Key, cost: number, now: number): void {
    this.take(key, -cost, now);
  }

  forget(key: Key): void {
    this.#buckets.delete(key);
  }

  #tokens(key: Key, now: number): number {
    const { perSecond, burst } = this.#rate;
    const { tokens, at } = this.#buckets.get(key) ?? { tokens: burst, at: now };
    return Math.min(burst, tokens + (Math.max(0, now - at) / 1_000) * perSecond);
  }

  #forgetOldest(): void {
    for (const oldest of this.#buckets.keys()) return this.forget(oldest);
  }
}
