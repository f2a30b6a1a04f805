/**
 * Takes back all that one said in a room, part after part, as fast as the room lets one.
 */
import * as v from "valibot";
import type { Action, Json } from "../../client/index.ts";
import { RefusedError } from "../../client/core/refused-error.ts";

const ErasureAnswer = v.object({ erased: v.number(), next: v.optional(v.number()) });

/** Parts that are refused in a row for coming too fast: far more than it takes. */
const TRIES = 20;

interface ErasePorts {
  readonly act: (action: Action) => Promise<Json | undefined>;
  /** Until the room may take more. */
  readonly pause: () => Promise<void>;
  /** How many are erased by now. */
  readonly tell: (count: number) => void;
}

/**
 * @param isNameless whether one's name goes with it
 * @throws RefusedError with the room's reason; what was told of until then is done
 */
export async function eraseMine(
  isNameless: boolean,
  { act, pause, tell }: ErasePorts,
): Promise<void> {
  let count = 0;
  let tries = 0;
  for (let after: number | undefined = 0; after !== undefined;) {
    try {
      const told = await act({ act: "erase-mine", after, ...(isNameless && { nameless: true }) });
      const part: v.InferOutput<typeof ErasureAnswer> = v.parse(ErasureAnswer, told);
      tries = 0;
      count += part.erased;
      after = part.next;
      tell(count);
    } catch (error) {
      tries += 1;
      const isHasty = error instanceof RefusedError && error.code === "slow-down";
      if (!isHasty || tries === TRIES) throw error;
      await pause();
    }
  }
}
