/**
 * Makes whoever has the room read pay for what was read: the price of the ask itself is taken before, the rest after, when it is
 * known. So every way to make it read has a price, those that are added later too.
 */
import type { Doer, Fairness } from "./fairness.ts";
import { costOfRows } from "./prices.ts";
import type { Log } from "./log.ts";

export class Meter {
  readonly #log: Log;
  readonly #fairness: Fairness;
  /** Entries that were sent: they are in memory, so no rows are read for them. */
  #sent = 0;

  constructor(log: Log, fairness: Fairness) {
    this.#log = log;
    this.#fairness = fairness;
  }

  /** So many entries are sent. */
  add(entries: number): void {
    this.#sent += entries;
  }

  /**
   * Takes `turn`, and the price of what it reads.
   *
   * @param paid already, in messages
   */
  measure<T>(doer: Doer, paid: number, now: number, turn: () => T): T {
    const before = this.#read;
    try {
      return turn();
    } finally {
      const more = costOfRows(this.#read - before) - paid;
      if (more > 0) this.#fairness.charge(doer, more, now);
    }
  }

  get #read(): number {
    return this.#log.rowsRead + this.#sent;
  }
}
