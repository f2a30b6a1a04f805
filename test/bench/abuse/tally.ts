/**
 * How often requests succeeded, and how often they were refused, by code.
 */
export class Tally {
  readonly refusals: Record<string, number> = {};
  #answers = 0;

  get answers(): number {
    return this.#answers;
  }

  answered(): void {
    this.#answers += 1;
  }

  refused(code: string): void {
    this.refusals[code] = (this.refusals[code] ?? 0) + 1;
  }
}
