/**
 * The answer to an ask. A socket turns it into frames, HTTP into a status.
 */
import type { Seq } from "../../protocol/ids.ts";
import type { Entry, Json } from "../../protocol/records/entry.ts";
import type { Message } from "../../protocol/records/message.ts";
import type { RefusalCode } from "../../protocol/wire/refusals.ts";
import type { Effect } from "./effects.ts";

export type Answer =
  /** The message was stored; `repeated` if that happened when it was first sent. */
  | { readonly is: "done" | "repeated"; readonly message: Message }
  | { readonly is: "done"; readonly entry: Entry; readonly isNew: boolean }
  /** The id belongs to a write that was done before, as `rev`; `isOther` if that was another write. */
  | { readonly is: "repeated"; readonly rev: Seq; readonly isOther: boolean }
  /** For an import: how much of its batch is stored now, whether or not it was before. */
  | { readonly is: "done"; readonly taken: number }
  /** There was no entry to delete. */
  | { readonly is: "done"; readonly rev: 0 }
  /** For an action; `repeated` if it was done when it was first sent, without its result. */
  | { readonly is: "done" | "repeated"; readonly result?: Json }
  | Refusal;

export interface Refusal {
  readonly is: "refused";
  readonly code: RefusalCode;
  /** Seconds; absent where the code implies them. */
  readonly retryAfter?: number | undefined;
  /** For a conflict: the entry that is there, if any. */
  readonly current?: Entry | undefined;
  /** How much of an import's batch was stored before the refusal, from its beginning. */
  readonly taken?: number;
}

/** The result of a rule: the answer to the ask, and its effects. */
export type Outcome = readonly [Answer, Effect[]];

export function refusal(code: RefusalCode, more: Omit<Refusal, "is" | "code"> = {}): Refusal {
  return { is: "refused", code, ...more };
}

/** A refusal without effects. */
export function denied(code: RefusalCode): Outcome {
  return [refusal(code), []];
}

export function done(result?: Json, effects: Effect[] = []): Outcome {
  return [{ is: "done", ...(result !== undefined && { result }) }, effects];
}
