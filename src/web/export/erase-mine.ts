/**
 * Deletes every message of the user in a room, part by part, as fast as the room allows.
 */
import * as v from "valibot";
import type { Action, Json } from "../../client/index.ts";
import { RefusedError } from "../../client/core/refused-error.ts";

const ErasureAnswer = v.object({ erased: v.number(), next: v.optional(v.number()) });

/** How many parts in a row may be refused as too fast: far more than happens. */
const TRIES = 20;

interface ErasePorts {
  readonly act: (action: Action) => Promise<Json | undefined>;
  /** Waits until the room may accept more. */
  readonly pause: () => Promise<void>;
  /** Called with the number of messages deleted so far. */
  readonly tell: (count: number) => void;
}

/**
 * @param isNameless whether the user's name is deleted, too
 * @throws RefusedError with the room's reason; the parts reported until then are deleted
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
