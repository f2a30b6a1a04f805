/**
 * The room's memory, as the rules see it. SQLite keeps it in production, an array in tests; both pass one contract.
 */
import { flatBody, type Message, type MessageState } from "../../protocol/records/message.ts";
import type { Epoch, MemberId, MessageId, Seq } from "../../protocol/ids.ts";
import type { Draft } from "../turn/unstored.ts";
import type { Register } from "./register.ts";
import type { StateLog } from "./state-log.ts";

/** Seqs that are looked through in one turn for what a member said. */
export const SCANNED_SEQS = 20_000;

/** Exclusive bounds; which end a page starts from if more lies between than fits. */
export interface Span {
  readonly after: Seq;
  readonly before: Seq;
  readonly from: "newest" | "oldest";
}

/** Who said it, and under which id. */
export type Past = Pick<Message, "seq" | "by" | "id">;

export interface Log extends StateLog, Register {
  /** Whether anybody ever joined or wrote. Asking brings nothing into being. */
  readonly exists: boolean;
  /**
   * Reading it brings the log into being, as writing something does, and nothing else: what is refused, and what only looks,
   * stores nothing.
   */
  readonly epoch: Epoch;
  /** The last seq that was taken, by a message, by a change of one, or by a write; 0 before the first. */
  readonly head: Seq;
  /** Up to this seq it shows no message any more, whether or not one is still stored; 0 while it shows all. */
  readonly horizon: Seq;
  /**
   * Rows read since the room woke, for those who asked for them. What a room reads once after each wake, to know it by
   * heart, is nobody's.
   */
  readonly rowsRead: number;
  /** Characters of what the messages among them say. */
  readonly charsRead: number;
  /** Whether it holds as much as it may. */
  readonly isFull: boolean;
  /** Stores `draft` under the next seq; `undefined` if that failed, and then nothing has changed. */
  append(draft: Draft): Message | undefined;
  /** Gives the message at `seq` another state, and perhaps name, and the next seq as its rev; `undefined` as for {@link append}. */
  revise(seq: Seq, state: MessageState, name?: string): Message | undefined;
  /** At most `limit` messages inside `span`, ascending by seq. */
  page(span: Span, limit: number): Message[];
  /** At most `limit` of what `by` said inside `span` and nobody erased, the oldest. */
  saidBy(by: MemberId, span: Span, limit: number): Message[];
  /** Every message that is new or changed past `seq`, in the order of its last change; `undefined` if over `limit`. */
  changedSince(seq: Seq, limit: number): Message[] | undefined;
  /** Of these, only those that are not new but were revised. */
  revisedSince(seq: Seq, limit: number): Message[] | undefined;
  /** Which messages are the newest `limit`, ascending: cheaper than what they say. */
  newestIds(limit: number): Past[];
  /** How many of the newest `limit` lie past `seq`, were said by others than `reader`, and not erased. */
  unreadAfter(seq: Seq, reader: MemberId, limit: number): number;
  /** The oldest message that is shown and was said after `time`. */
  firstSince(time: number): Pick<Message, "seq" | "at"> | undefined;
  /** Moves the horizon to `seq`, if that is further. In memory until {@link erase}. */
  hide(seq: Seq): void;
  /**
   * Erases messages up to the horizon, `limit` of them at most, and keeps the horizon for good. Tells whether some are left;
   * `undefined` if it failed, and then nothing has changed.
   */
  erase(limit: number): "some" | "none" | undefined;
  /** What `by` said under `id` inside (`after`, `before`), if anything. */
  find(by: MemberId, id: MessageId, after: Seq, before: Seq): Message | undefined;
}

/** Of what `messages` say. */
export function charsIn(messages: readonly Message[]): number {
  return messages.reduce((sum, message) => sum + flatBody(message).length, 0);
}
