/**
 * The index of messages by author and id: blocks of hashes, one for each ten thousand seqs, which tell where
 * in the table a message may be. The messages of seqs that no block covers are read themselves.
 */
import type { MemberId, MessageId, Seq } from "../../protocol/ids.ts";
import type { Gap } from "../../protocol/wire/frames.ts";
import type { Past } from "../../room/memory/log.ts";
import { BLOCK_SEQS, firstOf, type IdBlock, lastOf, newBlock, note, placesIn } from "./id-block.ts";
import type { Storage } from "./migrations.ts";

const SEAL = "INSERT INTO id_block (last, hashes) VALUES (?, ?)";

/** Places of one block that are checked one by one. */
const PLACES_AT_MOST = 100;
/** Seqs whose messages are read themselves: searching a block costs as much as some twenty rows. */
const READ_WITHOUT_BLOCKS = 20;
/** What reading and searching one block of 40 kB costs, in rows. */
const BLOCK_AS_ROWS = 20;

export class SqliteIds {
  readonly #storage: Storage;
  readonly #pastIn: (clause: string, ...bindings: number[]) => Iterable<Past>;
  /** The block that is not full yet. The first search reads it, and it is kept from then on. */
  #newest: IdBlock | undefined;
  /** The cost of the searches since the room woke, in rows. */
  rowsRead = 0;

  /** @param pastIn the ids of the messages that a clause selects */
  constructor(storage: Storage, pastIn: (clause: string, ...bindings: number[]) => Iterable<Past>) {
    this.#storage = storage;
    this.#pastIn = pastIn;
  }

  /** A message was stored. */
  add(past: Past): void {
    if (this.#newest !== undefined) note(this.#newest, past);
  }

  /**
   * Stores the block that ends at `head`, if one does. Without a block the log continues: its messages are
   * read instead.
   *
   * @returns the rows written
   */
  seal(head: Seq): number {
    if (head % BLOCK_SEQS !== 0) return 0;
    const known = this.#newest;
    this.#newest = undefined;
    const within = "WHERE seq BETWEEN ? AND ?";
    const { last, hashes } = known ?? newBlock(head, this.#pastIn(within, firstOf(head), head));
    return this.#storage.sql.exec(SEAL, last, hashes).rowsWritten;
  }

  /** Where in (`after`, `before`) a message of `by` under `id` may be. */
  placesOf(by: MemberId, id: MessageId, after: Seq, before: Seq, head: Seq): Gap[] {
    if (before - after <= READ_WITHOUT_BLOCKS) return [{ after, before }];
    const places: Gap[] = [];
    let told = after;
    for (const block of this.#blocks(after, before, head)) {
      const first = firstOf(block.last);
      if (told + 1 < first) places.push({ after: told, before: first });
      const seqs = [...placesIn(block, by, id)].filter((seq) => after < seq && seq < before);
      // Ids can be made to collide. Then reading the block is cheaper than checking each place.
      if (seqs.length > PLACES_AT_MOST) places.push({ after: first - 1, before: block.last + 1 });
      else places.push(...seqs.map((seq) => ({ after: seq - 1, before: seq + 1 })));
      told = block.last;
    }
    if (told + 1 < before) places.push({ after: told, before });
    return places.map((it) => ({
      after: Math.max(it.after, after),
      before: Math.min(it.before, before),
    }));
  }

  /** The room's data is gone. */
  forget(): void {
    this.#newest = undefined;
  }

  /** The stored blocks, in order, and the one that is not full yet. */
  *#blocks(after: Seq, before: Seq, head: Seq): Iterable<IdBlock> {
    const query = "SELECT last, hashes FROM id_block WHERE last > ? AND last < ? ORDER BY last";
    const last = before + BLOCK_SEQS - 1;
    const stored = this.#storage.sql.exec<{ last: Seq; hashes: ArrayBuffer }>(query, after, last);
    for (const block of stored) {
      this.rowsRead += BLOCK_AS_ROWS;
      yield block;
    }
    const next = lastOf(head);
    if (next > head && next > after && next < last) {
      this.#newest ??= newBlock(next, this.#pastIn("WHERE seq > ?", next - BLOCK_SEQS));
      yield this.#newest;
    }
  }
}
