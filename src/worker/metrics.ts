/**
 * What a room has done since the last time, as a data point of Workers Analytics Engine, where a deployment
 * binds one as `METRICS`. Counts alone: no name of a room, and nothing of what was said or by whom.
 */
import type { Tally } from "../room/telling/broadcaster.ts";

/** Counts since the room woke, but for `members`. */
export interface Figures extends Tally {
  readonly rowsWritten: number;
  /** As of now. */
  readonly members: number;
}

/**
 * Milliseconds between two data points: an invocation may write a few hundred, and a busy room's has no end.
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

  /** Tells what came since the last telling, unless that was just now: then it waits for the next. */
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
      // Counting is not worth a room.
      console.error({ event: "not-counted", error: String(error) });
    }
  }
}
