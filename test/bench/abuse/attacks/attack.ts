/**
 * One thing that an address may do at its worst.
 */
import type { Owned, Stage } from "../stage.ts";

export interface Attack {
  readonly name: string;
  /** Where the healthy are; one of their own unless told. */
  readonly room?: (owned: Owned) => string;
  /** Whether two friends of Alice's talk as fast as one may, with long messages. */
  readonly isBusy?: boolean;
  /** Goes on until it is time; gives what is to be looked at afterwards, to be told beside the figures. */
  run(stage: Stage): Promise<(() => Promise<string>) | void>;
}
