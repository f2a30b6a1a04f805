/**
 * The room's log in the object's own SQLite.
 */
import { type Message, revOf } from "../protocol/message.ts";
import type { Epoch, MemberId, MessageId, Seq } from "../protocol/ids.ts";
import type { Draft, Log, Span } from "../room/log.ts";
import { exists, migrate, type Storage } from "./migrations.ts";

const COLUMNS = "seq, rev, id, by, name, at, body";
const INSERT = "INSERT INTO message (seq, id, by, name, at, body) VALUES (?, ?, ?, ?, ?, ?)";
const REVISE = "UPDATE message SET rev = ?, body = ? WHERE seq = ?";

interface Opened {
  readonly epoch: Epoch;
  head: Seq;
}

type Row = Omit<Message, "rev"> & { rev: Seq | null };

export class SqliteLog implements Log {
  readonly #storage: Storage;
  readonly #mint: () => Epoch;
  #opened: Opened | undefined;
  /** Billed, since the room woke. */
  rowsWritten = 0;

  constructor(storage: Storage, mint: () => Epoch) {
    this.#storage = storage;
    this.#mint = mint;
  }

  /** Whether anybody was ever here. */
  get exists(): boolean {
    return this.#opened !== undefined || exists(this.#storage);
  }

  get epoch(): Epoch {
    return this.#open().epoch;
  }

  get head(): Seq {
    return this.#open().head;
  }

  append({ id, by, name, at, body }: Draft): Message | undefined {
    const opened = this.#open();
    const seq = opened.head + 1;
    if (!this.#write(INSERT, seq, id, by, name, at, body)) return undefined;
    opened.head = seq;
    return { seq, id, by, name, at, body };
  }

  revise(seq: Seq, body: string): Message | undefined {
    const opened = this.#open();
    const rev = opened.head + 1;
    if (!this.#write(REVISE, rev, body, seq)) return undefined;
    const [revised] = this.#select("WHERE seq = ? AND rev = ?", seq, rev);
    if (revised !== undefined) opened.head = rev;
    return revised;
  }

  page({ after, before, from }: Span, limit: number): Message[] {
    const order = from === "newest" ? "DESC" : "ASC";
    const within = "WHERE seq > ? AND seq < ?";
    const rows = this.#select(`${within} ORDER BY seq ${order} LIMIT ?`, after, before, limit);
    return from === "newest" ? rows.toReversed() : rows;
  }

  changedSince(seq: Seq, limit: number): Message[] | undefined {
    const added = this.#select("WHERE seq > ? ORDER BY seq LIMIT ?", seq, limit + 1);
    if (added.length > limit) return undefined;
    const revised = this.revisedSince(seq, limit);
    if (revised === undefined) return undefined;
    const records = [...added.filter((it) => it.rev === undefined), ...revised];
    return records.length > limit ? undefined : records.toSorted((a, b) => revOf(a) - revOf(b));
  }

  revisedSince(seq: Seq, limit: number): Message[] | undefined {
    const revised = this.#select("WHERE rev > ? ORDER BY rev LIMIT ?", seq, limit + 1);
    return revised.length > limit ? undefined : revised;
  }

  newestIds(limit: number): Pick<Message, "seq" | "by" | "id">[] {
    this.#open();
    const query = "SELECT seq, by, id FROM message ORDER BY seq DESC LIMIT ?";
    return this.#storage.sql
      .exec<{ seq: Seq; by: MemberId; id: MessageId }>(query, limit)
      .toArray()
      .toReversed();
  }

  find(by: MemberId, id: MessageId, after: Seq, before: Seq): Message | undefined {
    const within = "WHERE seq > ? AND seq < ? AND id = ? AND by = ?";
    return this.#select(`${within} LIMIT 1`, after, before, id, by)[0];
  }

  #select(clause: string, ...bindings: (number | string)[]): Message[] {
    this.#open();
    const query = `SELECT ${COLUMNS} FROM message ${clause}`;
    const rows = this.#storage.sql.exec<Row & Record<string, SqlStorageValue>>(query, ...bindings);
    return Array.from(rows, ({ rev, ...message }) =>
      rev === null ? message : { ...message, rev },
    );
  }

  /** Whether it was written: a full disk is no reason to fall over, and it may not stay full. */
  #write(statement: string, ...bindings: (number | string)[]): boolean {
    try {
      this.rowsWritten += this.#storage.sql.exec(statement, ...bindings).rowsWritten;
      return true;
    } catch (error) {
      console.error({ event: "not-stored", error: String(error) });
      return false;
    }
  }

  #open(): Opened {
    if (this.#opened !== undefined) return this.#opened;
    migrate(this.#storage, this.#mint);
    const { sql } = this.#storage;
    const { epoch } = sql.exec<{ epoch: Epoch }>("SELECT epoch FROM room").one();
    const { head } = sql.exec<{ head: Seq }>(HEAD).one();
    this.#opened = { epoch, head };
    return this.#opened;
  }
}

const HEAD = `SELECT MAX(
  COALESCE((SELECT MAX(seq) FROM message), 0),
  COALESCE((SELECT MAX(rev) FROM message WHERE rev IS NOT NULL), 0)) AS head`;
