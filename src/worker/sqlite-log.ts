/**
 * The room's log in the object's own SQLite.
 */
import type { Message } from "../protocol/frames.ts";
import type { Epoch, Seq } from "../protocol/ids.ts";
import type { Draft, Log, Page } from "../room/log.ts";
import { migrate, type Storage } from "./migrations.ts";

const COLUMNS = "seq, id, by, name, at, body";
const INSERT = `INSERT INTO message (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`;

interface Opened {
  readonly epoch: Epoch;
  head: Seq;
}

export class SqliteLog implements Log {
  readonly #storage: Storage;
  readonly #mint: () => Epoch;
  #opened: Opened | undefined;

  constructor(storage: Storage, mint: () => Epoch) {
    this.#storage = storage;
    this.#mint = mint;
  }

  get epoch(): Epoch {
    return this.#open().epoch;
  }

  get head(): Seq {
    return this.#open().head;
  }

  append(draft: Draft): Message | undefined {
    const opened = this.#open();
    const seq = opened.head + 1;
    const { id, by, name, at, body } = draft;
    try {
      this.#sql.exec(INSERT, seq, id, by, name, at, body);
    } catch (error) {
      console.error({ event: "not-stored", error: String(error) });
      return undefined;
    }
    opened.head = seq;
    return { seq, id, by, name, at, body };
  }

  at(seq: Seq): Message | undefined {
    return this.#select("WHERE seq = ?", seq)[0];
  }

  newest(limit: number): Page {
    const rows = this.#select("ORDER BY seq DESC LIMIT ?", limit + 1);
    return { records: rows.slice(0, limit).toReversed(), more: rows.length > limit };
  }

  since(seq: Seq, limit: number): Message[] | undefined {
    const rows = this.#select("WHERE seq > ? ORDER BY seq LIMIT ?", seq, limit + 1);
    return rows.length > limit ? undefined : rows;
  }

  get #sql(): Storage["sql"] {
    return this.#storage.sql;
  }

  #select(clause: string, ...bindings: number[]): Message[] {
    this.#open();
    return this.#sql
      .exec<Message & Record<string, SqlStorageValue>>(
        `SELECT ${COLUMNS} FROM message ${clause}`,
        ...bindings,
      )
      .toArray();
  }

  #open(): Opened {
    if (this.#opened !== undefined) return this.#opened;
    migrate(this.#storage, this.#mint);
    const { epoch } = this.#sql.exec<{ epoch: Epoch }>("SELECT epoch FROM room").one();
    const { head } = this.#sql
      .exec<{ head: Seq | null }>("SELECT MAX(seq) AS head FROM message")
      .one();
    this.#opened = { epoch, head: head ?? 0 };
    return this.#opened;
  }
}
