/**
 * Token buckets: a burst, and a rate after it. The number of keys is bounded: the key that was quiet for
 * longest is forgotten, which is as good as a full bucket.
 */
export interface Rate {
  /** Tokens that return in a second. */
  readonly perSecond: number;
  /** Tokens of a full bucket. */
  readonly burst: number;
}

interface Bucket {
  readonly tokens: number;
  /** When there were as many, in milliseconds since 1970. */
  readonly at: number;
}

export class Buckets<Key> {
  readonly #rate: Rate;
  readonly #most: number;
  /** In the order of their last use. */
  readonly #buckets = new Map<Key, Bucket>();

  /** @param most keys known at a time */
  constructor(rate: Rate, most: number) {
    this.#rate = rate;
    this.#most = most;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Milliseconds until `cost` is available, 0 if it is now. A cost above a full bucket needs a full one. */
  wait(key: Key, cost: number, now: number): number {
    const { perSecond, burst } = this.#rate;
    const missing = Math.min(cost, burst) - this.#tokens(key, now);
    return missing <= 0 ? 0 : Math.ceil((missing / perSecond) * 1_000);
  }

  take(key: Key, cost: number, now: number): void {
    const tokens = this.#tokens(key, now) - cost;
    // A clock that is set back adds no tokens.
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
