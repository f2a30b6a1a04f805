/**
 * What a room remembers of its shared state, as the rules see it: few places, each holding one entry or what is left of a
 * deleted one, and the newest writes, so that one sent twice is done once.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import type { MemberId, MessageId, Seq } from "../../protocol/ids.ts";
import type { EntryDraft } from "../turn/unstored.ts";

/** An entry or a deleted one, and where it is kept. */
export interface Placed {
  /** From 0, without holes. */
  readonly place: number;
  readonly entry: Entry;
}

/** That a write was done: whose, under which id, what it was, and the seq it took. */
export interface PastWrite {
  readonly seq: Seq;
  readonly by: MemberId;
  readonly id: MessageId;
  /** What was written (fingerprint.ts); absent of writes that an earlier version stored. */
  readonly fingerprint?: number | undefined;
}

/**
 * Writes that are remembered: a client that was cut off while a hundred a second were done finds out about its own
 * for a minute.
 */
export const DONE_KEPT = 8_192;

export interface Places {
  /** Every place that was ever used, in any order. */
  readonly placed: readonly Placed[];
  /** Deleted entries up to this rev may be forgotten: their places were needed. */
  readonly forgotten: Seq;
}

export interface StateLog {
  places(): Places;
  /** When the newest write was stored, by the room's clock; 0 before the first. */
  readonly writtenAt: number;
  /**
   * Stores `draft` in `place`, over what was there, under the next seq; `undefined` if that failed, and then nothing has
   * changed.
   *
   * @param forgotten the new {@link Places.forgotten}
   */
  put(place: number, draft: EntryDraft, forgotten: Seq): Entry | undefined;
  /** The newest `limit` writes of the last {@link DONE_KEPT}, ascending by seq. */
  newestDone(limit: number): PastWrite[];
}
