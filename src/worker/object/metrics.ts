/**
 * The activity of a room since the last data point, for Workers Analytics Engine, if the deployment binds one
 * as `METRICS`. It has counts only: no room's name, no message, no author.
 */
import type { BroadcastTally } from "../../room/telling/broadcaster.ts";

/** Counts since the room woke, except for `members`. */
export interface Figures extends BroadcastTally {
  readonly rowsWritten: number;
  /** The current number. */
  readonly members: number;
}

/**
 * Milliseconds between two data points: an invocation may write a few hundred, and that of a busy room does
 * not end.
 */
const TOLD_EVERY = 10_000;
const NOTHING: Figures = { broadcasts: 0, sends: 0, chars: 0, rowsWritten: 0, members: 0 };

export class Metrics {
  readonly #dataset: AnalyticsEngineDataset | undefined;
  #told = NOTHING;
  #toldAt = -Infinity;

  constructor(dataset: AnalyticsEngineDataset | undefined) {
    this.#dataset = dataset;
  }

  /** Writes a data point with everything since the last one, unless that was written just now. */
  tell(figures: Figures, now: number): void {
    if (this.#dataset === undefined || now < this.#toldAt + TOLD_EVERY) return;
    this.#toldAt = now;
    const { rowsWritten, broadcasts, sends, chars, members } = figures;
    const told = this.#told;
    this.#told = figures;
    // docs/operating.md lists them.
    const doubles = [
      rowsWritten - told.rowsWritten,
      broadcasts - told.broadcasts,
      sends - told.sends,
      chars - told.chars,
      members,
    ];
    try {
      this.#dataset.writeDataPoint({ indexes: ["moment"], doubles });
    } catch (error) {
      // A failure here must not fail the room.
      console.error({ event: "not-counted", error: String(error) });
    }
  }
}
