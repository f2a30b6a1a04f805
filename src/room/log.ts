/**
 * The room's memory, as the rules see it. SQLite keeps it in production, an array in tests; both pass one contract.
 */
import type { Message } from "../protocol/frames.ts";
import type { Epoch, Seq } from "../protocol/ids.ts";

export type Draft = Omit<Message, "seq">;

export interface Page {
  /** Ascending by seq. */
  readonly records: Message[];
  /** Whether older ones exist. */
  readonly more: boolean;
}

export interface Log {
  /** Reading it brings the log into being: a room that nobody joined stores nothing. */
  readonly epoch: Epoch;
  /** The last seq that was taken; 0 before the first. */
  readonly head: Seq;
  /** Stores `draft` under the next seq; `undefined` if that failed, and then nothing has changed. */
  append(draft: Draft): Message | undefined;
  /** The message at `seq`, if there is one. */
  at(seq: Seq): Message | undefined;
  newest(limit: number): Page;
  /** Everything past `seq`, ascending; `undefined` if that is more than `limit`. */
  since(seq: Seq, limit: number): Message[] | undefined;
}
