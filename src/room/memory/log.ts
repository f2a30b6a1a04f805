/**
 * The room's storage, as the rules see it. It is SQLite in production and an array in tests; both pass one
 * contract.
 */
import { flatBody, type Message, type MessageState } from "../../protocol/records/message.ts";
import type { Epoch, MemberId, MessageId, Seq } from "../../protocol/ids.ts";
import type { Draft } from "../turn/unstored.ts";
import type { Register } from "./register.ts";
import type { StateLog } from "./state-log.ts";

/** Seqs that are searched in one turn for the messages of one member. */
export const SCANNED_SEQS = 20_000;

/** Exclusive bounds, and the end from which a page starts if more lies between than fits. */
export interface PageBounds {
  readonly after: Seq;
  readonly before: Seq;
  readonly from: "newest" | "oldest";
}

/** Whose message it is, and its id. */
export type Past = Pick<Message, "seq" | "by" | "id">;

export interface Log extends StateLog, Register {
  /** Whether anybody ever joined or wrote. Reading it stores nothing. */
  readonly exists: boolean;
  /** Reading it creates the log, as storing something does. A refusal and a read store nothing. */
  readonly epoch: Epoch;
  /** The latest seq: of a message, of its revision, or of a write; 0 before the first. */
  readonly head: Seq;
  /** No message up to this seq is shown any more, even if it is still stored; 0 if all are. */
  readonly horizon: Seq;
  /**
   * Rows read since the room woke, on behalf of somebody. What a room reads once after each wake is not
   * counted.
   */
  readonly rowsRead: number;
  /** Characters of the messages among them. */
  readonly charsRead: number;
  /** Whether it has reached its limit. */
  readonly isFull: boolean;
  /** Stores `draft` under the next seq. Returns `undefined` if that failed; then nothing has changed. */
  append(draft: Draft): Message | undefined;
  /**
   * Gives the message at `seq` another state, perhaps another name, and the next seq as its rev; `undefined`
   * as for {@link append}.
   */
  revise(seq: Seq, state: MessageState, name?: string): Message | undefined;
  /** At most `limit` messages inside `span`, ascending by seq. */
  page(span: PageBounds, limit: number): Message[];
  /** At most `limit` messages of `by` inside `span`, the oldest first, without the erased ones. */
  saidBy(by: MemberId, span: PageBounds, limit: number): Message[];
  /**
   * All messages that are new or were revised past `seq`, in the order of their last change; `undefined` if
   * there are over `limit`.
   */
  changedSince(seq: Seq, limit: number): Message[] | undefined;
  /** Of these, only those that were revised. */
  revisedSince(seq: Seq, limit: number): Message[] | undefined;
  /** The ids of the newest `limit` messages, ascending. They are cheaper to read than the messages. */
  newestIds(limit: number): Past[];
  /**
   * How many of the newest `limit` messages lie past `seq`, are by others than `reader`, and were not erased.
   */
  unreadAfter(seq: Seq, reader: MemberId, limit: number): number;
  /** The oldest message shown that was sent after `time`. */
  firstSince(time: number): Pick<Message, "seq" | "at"> | undefined;
  /** Moves the horizon to `seq`, if that is further. In memory until {@link erase}. */
  hide(seq: Seq): void;
  /**
   * Erases at most `limit` messages up to the horizon, and stores the horizon. Returns whether some are left,
   * or `undefined` if it failed; then nothing has changed.
   */
  erase(limit: number): "some" | "none" | undefined;
  /** The message of `by` under `id` inside (`after`, `before`), if there is one. */
  find(by: MemberId, id: MessageId, after: Seq, before: Seq): Message | undefined;
}

/** The characters of all bodies. */
export function charsIn(messages: readonly Message[]): number {
  return messages.reduce((sum, message) => sum + flatBody(message).length, 0);
}
