/**
 * A histogram of latencies, cheap enough to count every delivery to every client.
 */

const STEPS_PER_MILLISECOND = 10;
/** The last step counts everything slower than 60 s. */
const STEPS = 600_000;

export class Latencies {
  readonly #counts = new Uint32Array(STEPS);
  #total = 0;

  add(milliseconds: number): void {
    const step = Math.min(STEPS - 1, Math.max(0, Math.floor(milliseconds * STEPS_PER_MILLISECOND)));
    this.#counts[step] = (this.#counts[step] ?? 0) + 1;
    this.#total += 1;
  }

  clear(): void {
    this.#counts.fill(0);
    this.#total = 0;
  }

  /** Milliseconds below which a `share` (0 to 1) of them lies; 0 if there are none. */
  quantile(share: number): number {
    let left = share * this.#total;
    for (const [step, count] of this.#counts.entries()) {
      left -= count;
      if (left <= 0) return (step + 1) / STEPS_PER_MILLISECOND;
    }
    return 0;
  }
}
