/**
 * What a room has done since the last time, as a data point of Workers Analytics Engine, where a deployment binds one as
 * `METRICS`. Counts alone: no name of a room, and nothing of what was said or by whom.
 */
import type { Tally } from "../room/broadcaster.ts";

/** In the order of the data point's doubles; docs/operating.md lists them. */
export interface Figures extends Tally {
  readonly rowsWritten: number;
  /** As of now, not since the last time. */
  readonly members: number;
}

const NOTHING: Figures = { broadcasts: 0, sends: 0, chars: 0, rowsWritten: 0, members: 0 };

export class Metrics {
  readonly #dataset: AnalyticsEngineDataset | undefined;
  #told = NOTHING;

  constructor(dataset: AnalyticsEngineDataset | undefined) {
    this.#dataset = dataset;
  }

  /** @param figures since the room woke */
  tell(figures: Figures): void {
    if (this.#dataset === undefined) return;
    const { rowsWritten, broadcasts, sends, chars, members } = figures;
    const told = this.#told;
    this.#told = figures;
    this.#dataset.writeDataPoint({
      indexes: ["moment"],
      doubles: [
        rowsWritten - told.rowsWritten,
        broadcasts - told.broadcasts,
        sends - told.sends,
        chars - told.chars,
        members,
      ],
    });
  }
}
