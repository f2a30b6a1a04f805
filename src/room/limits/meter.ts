/**
 * Charges each ask for what it makes the room read. The price of the ask is taken before, and the rest
 * afterwards, when it is known. So every ask pays for its reads, including those added later.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import type { Doer, Fairness } from "./fairness.ts";
import { costOfRead } from "./prices.ts";
import type { Log } from "../memory/log.ts";

export class Meter {
  readonly #log: Log;
  readonly #fairness: Fairness;
  readonly #bytesOf: (entries: readonly Entry[]) => number;
  /**
   * Entries that were sent, and the bytes of their values. They are in memory, so no rows are read for them.
   */
  #entries = 0;
  #bytes = 0;

  constructor(log: Log, fairness: Fairness, bytesOf: (entries: readonly Entry[]) => number) {
    this.#log = log;
    this.#fairness = fairness;
    this.#bytesOf = bytesOf;
  }

  /** Counts entries that are sent. */
  add(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    this.#entries += entries.length;
    this.#bytes += this.#bytesOf(entries);
  }

  /**
   * Runs `turn`, and charges for what it reads.
   *
   * @param paid the part already paid, in messages
   */
  measure<T>(doer: Doer, paid: number, now: number, turn: () => T): T {
    const rows = this.#rows;
    const chars = this.#chars;
    try {
      return turn();
    } finally {
      const more = costOfRead(this.#rows - rows, this.#chars - chars) - paid;
      if (more > 0) this.#fairness.charge(doer, more, now);
    }
  }

  get #rows(): number {
    return this.#log.rowsRead + this.#entries;
  }

  get #chars(): number {
    return this.#log.charsRead + this.#bytes;
  }
}
