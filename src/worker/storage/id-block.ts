/**
 * Where an id may be in the log: an index in blocks, which costs a billed row for ten thousand messages
 * instead of one for each.
 */
import type { MemberId, MessageId, Seq } from "../../protocol/ids.ts";
import type { Past } from "../../room/memory/log.ts";

/** Seqs that a block tells of, in 40 kB. */
export const BLOCK_SEQS = 10_000;

export interface IdBlock {
  /** The last seq that it tells of. */
  readonly last: Seq;
  /** Of author and id, 32 bits for each seq, in order; 0 where no message is. */
  readonly hashes: ArrayBuffer;
}

/** Of all the `messages` whose seq lies in the block that ends with `last`. */
export function newBlock(last: Seq, messages: Iterable<Past>): IdBlock {
  const block = { last, hashes: new ArrayBuffer(BLOCK_SEQS * Uint32Array.BYTES_PER_ELEMENT) };
  for (const message of messages) note(block, message);
  return block;
}

/** Adds a message whose seq lies in `block`. */
export function note({ last, hashes }: IdBlock, { seq, by, id }: Past): void {
  new Uint32Array(hashes)[seq - firstOf(last)] = hash(by, id);
}

/** Of the block in which the seq after `head` lies, or that ends with `head`. */
export function lastOf(head: Seq): Seq {
  return Math.ceil(head / BLOCK_SEQS) * BLOCK_SEQS;
}

export function firstOf(last: Seq): Seq {
  return last - BLOCK_SEQS + 1;
}

/** The seqs under which `by` may have said `id`: hardly ever one that is not. */
export function* placesIn({ last, hashes }: IdBlock, by: MemberId, id: MessageId): Iterable<Seq> {
  const block = new Uint32Array(hashes);
  const wanted = hash(by, id);
  for (let at = block.indexOf(wanted); at !== -1; at = block.indexOf(wanted, at + 1)) {
    yield firstOf(last) + at;
  }
}

/** FNV-1a. Ids that are made to collide cost the room a row each, and nothing worse. */
function hash(by: MemberId, id: MessageId): number {
  const text = `${by}/${id}`;
  let hashed = 0x811c_9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hashed = Math.imul(hashed ^ text.charCodeAt(i), 0x0100_0193);
  }
  return hashed >>> 0;
}
