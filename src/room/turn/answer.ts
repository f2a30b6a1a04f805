/**
 * The answer to an ask. A socket makes frames of it, HTTP a status.
 */
import type { Seq } from "../../protocol/ids.ts";
import type { Entry, Json } from "../../protocol/records/entry.ts";
import type { Message } from "../../protocol/records/message.ts";
import type { RefusalCode } from "../../protocol/wire/refusals.ts";
import type { Effect } from "./effects.ts";

export type Answer =
  /** A message was stored; `repeated` if that happened when it was first sent. */
  | { readonly is: "done" | "repeated"; readonly message: Message }
  | { readonly is: "done"; readonly entry: Entry; readonly isNew: boolean }
  /** The id names a write that was done before as `rev`; `isOther` if it was not this one. */
  | { readonly is: "repeated"; readonly rev: Seq; readonly isOther: boolean }
  /** Of an import: how much of its batch is stored now, whether or not it was before. */
  | { readonly is: "done"; readonly taken: number }
  /** There was no entry to delete. */
  | { readonly is: "done"; readonly rev: 0 }
  /** An action; `repeated` if it was done when it was first sent, and its result is not told again. */
  | { readonly is: "done" | "repeated"; readonly result?: Json }
  | Refusal;

export interface Refusal {
  readonly is: "refused";
  readonly code: RefusalCode;
  /** Seconds; absent where the code says all. */
  readonly retryAfter?: number | undefined;
  /** The entry that a conflict is with, if there is one. */
  readonly current?: Entry | undefined;
  /** How much of an import's batch is stored all the same, from its beginning. */
  readonly taken?: number;
}

/** What a rule makes of an ask: the answer to whoever asked, and what else is to happen. */
export type Outcome = readonly [Answer, Effect[]];

export function refusal(code: RefusalCode, more: Omit<Refusal, "is" | "code"> = {}): Refusal {
  return { is: "refused", code, ...more };
}

/** A refusal that has no effect. */
export function denied(code: RefusalCode): Outcome {
  return [refusal(code), []];
}

export function done(result?: Json, effects: Effect[] = []): Outcome {
  return [{ is: "done", ...(result !== undefined && { result }) }, effects];
}
