/**
 * One kind of abuse by one address.
 */
import type { Owned, Stage } from "../stage.ts";

export interface Attack {
  readonly name: string;
  /** The room of the healthy members; by default, one of their own. */
  readonly room?: (owned: Owned) => string;
  /** Whether two friends of Alice's also talk as fast as a member may, with long messages. */
  readonly isBusy?: boolean;
  /**
   * Runs until the stage's time is over. May return a check to run afterwards, whose text is shown beside the
   * figures.
   */
  run(stage: Stage): Promise<(() => Promise<string>) | void>;
}
