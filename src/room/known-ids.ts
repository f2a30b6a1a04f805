/**
 * Which messages the room has, by member and id, so that one sent twice is stored once.
 */
import type { MemberId, MessageId, Seq } from "../protocol/ids.ts";
import type { Log } from "./log.ts";

/** The newest messages known by heart: about 1 MB, and a few milliseconds to read after a wake. */
const REMEMBERED = 10_000;

export class KnownIds {
  readonly #seqs = new Map<string, Seq>();

  static of(log: Log): KnownIds {
    const known = new KnownIds();
    for (const message of log.newest(REMEMBERED).records)
      known.add(message.by, message.id, message.seq);
    return known;
  }

  seqOf(member: MemberId, id: MessageId): Seq | undefined {
    return this.#seqs.get(key(member, id));
  }

  add(member: MemberId, id: MessageId, seq: Seq): void {
    this.#seqs.set(key(member, id), seq);
    if (this.#seqs.size <= REMEMBERED) return;
    // A Map keeps the order of insertion: the first key is the oldest message.
    for (const oldest of this.#seqs.keys()) {
      this.#seqs.delete(oldest);
      return;
    }
  }
}

function key(member: MemberId, id: MessageId): string {
  return `${member}/${id}`;
}
