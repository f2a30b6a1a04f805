/**
 * A block of the index of ids. An index in blocks costs one billed row for ten thousand messages, instead of
 * one for each.
 */
import type { MemberId, MessageId, Seq } from "../../protocol/ids.ts";
import type { Past } from "../../room/memory/log.ts";

/** Seqs that a block covers, in 40 kB. */
export const BLOCK_SEQS = 10_000;

export interface IdBlock {
  /** The last seq that it covers. */
  readonly last: Seq;
  /** A hash of author and id for each seq, 32 bits, in order; 0 where there is no message. */
  readonly hashes: ArrayBuffer;
}

/** The block that ends with `last`, of those `messages` whose seq lies in it. */
export function newBlock(last: Seq, messages: Iterable<Past>): IdBlock {
  const block = { last, hashes: new ArrayBuffer(BLOCK_SEQS * Uint32Array.BYTES_PER_ELEMENT) };
  for (const message of messages) note(block, message);
  return block;
}

/** Adds a message whose seq lies in `block`. */
export function note({ last, hashes }: IdBlock, { seq, by, id }: Past): void {
  new Uint32Array(hashes)[seq - firstOf(last)] = hash(by, id);
}

/** The last seq of the block that contains the seq after `head`, or that ends with `head`. */
export function lastOf(head: Seq): Seq {
  return Math.ceil(head / BLOCK_SEQS) * BLOCK_SEQS;
}

export function firstOf(last: Seq): Seq {
  return last - BLOCK_SEQS + 1;
}

/** The seqs that may hold the message of `by` under `id`. A wrong one is rare. */
export function* placesIn({ last, hashes }: IdBlock, by: MemberId, id: MessageId): Iterable<Seq> {
  const block = new Uint32Array(hashes);
  const wanted = hash(by, id);
  for (let at = block.indexOf(wanted); at !== -1; at = block.indexOf(wanted, at + 1)) {
    yield firstOf(last) + at;
  }
}

/** FNV-1a. Ids made to collide cost the room a row each, and nothing worse. */
function hash(by: MemberId, id: MessageId): number {
  const text = `${by}/${id}`;
  let hashed = 0x811c_9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hashed = Math.imul(hashed ^ text.charCodeAt(i), 0x0100_0193);
  }
  return hashed >>> 0;
}
