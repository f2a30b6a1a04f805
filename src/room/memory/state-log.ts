/**
 * The storage of shared state, as the rules see it: a bounded number of places, each for one entry or for the
 * remains of a deleted one, and the newest writes, by which a repeat is recognised.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import type { MemberId, MessageId, Seq } from "../../protocol/ids.ts";
import type { EntryDraft } from "../turn/unstored.ts";

/** An entry, or a deleted one, and its place. */
export interface Placed {
  /** From 0, without holes. */
  readonly place: number;
  readonly entry: Entry;
}

/** A write that was done: its member, its id, the seq it took, and its fingerprint. */
export interface PastWrite {
  readonly seq: Seq;
  readonly by: MemberId;
  readonly id: MessageId;
  /** What was written (fingerprint.ts); absent if an earlier version stored it. */
  readonly fingerprint?: number | undefined;
}

/**
 * Writes that are remembered: at a hundred a second, enough for a client that was cut off for a minute to
 * find out about its own.
 */
export const DONE_KEPT = 8_192;

export interface Places {
  /** Every place that was ever used, in any order. */
  readonly placed: readonly Placed[];
  /** Deleted entries up to this rev may be forgotten, since their places were needed. */
  readonly forgotten: Seq;
}

export interface StateLog {
  places(): Places;
  /** When the newest write was stored, by the room's clock; 0 before the first. */
  readonly writtenAt: number;
  /**
   * Stores `draft` in `place`, replacing its content, under the next seq. Returns `undefined` if that failed;
   * then nothing has changed.
   *
   * @param forgotten the new {@link Places.forgotten}
   */
  put(place: number, draft: EntryDraft, forgotten: Seq): Entry | undefined;
  /** The newest `limit` writes of the last {@link DONE_KEPT}, ascending by seq. */
  newestDone(limit: number): PastWrite[];
}
