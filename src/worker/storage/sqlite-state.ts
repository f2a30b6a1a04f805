/**
 * The tables of shared state: a row for each place, and a ring of rows for the newest writes. Every write is
 * two billed rows, even if it deletes or forgets.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import type { Seq } from "../../protocol/ids.ts";
import { fingerprintOf } from "../../room/memory/fingerprint.ts";
import { type PastWrite, DONE_KEPT, type Places } from "../../room/memory/state-log.ts";
import type { Storage } from "./migrations.ts";

const PUT = `INSERT OR REPLACE INTO entry (place, key, rev, id, by, name, at, value, forgotten)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const ADD = "INSERT INTO done (nth, at, id, by, fingerprint, seq) VALUES (?, ?, ?, ?, ?, ?)";
/** Changing a row's key is one billed row. Deleting the oldest and adding the newest would be two. */
const REPLACE_OLDEST =
  "UPDATE done SET nth = ?, at = ?, id = ?, by = ?, fingerprint = ?, seq = ? WHERE seq = (SELECT MIN(seq) FROM done)";

interface EntryRow extends Record<string, SqlStorageValue> {
  place: number;
  key: string;
  rev: Seq;
  id: string;
  by: string;
  name: string;
  at: number;
  value: string | null;
  forgotten: Seq;
}

interface DoneRow extends Record<string, SqlStorageValue> {
  seq: Seq;
  by: string;
  id: string;
  fingerprint: number | null;
}

export class SqliteState {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  places(): Places {
    const query = "SELECT place, key, rev, id, by, name, at, value, forgotten FROM entry";
    // Every row records what was forgotten by the time it was written.
    let all: Seq = 0;
    const rows = this.#storage.sql.exec<EntryRow>(query);
    const placed = Array.from(rows, ({ place, value, forgotten, ...entry }) => {
      all = Math.max(all, forgotten);
      return { place, entry: value === null ? entry : { ...entry, value: JSON.parse(value) } };
    });
    return { placed, forgotten: all };
  }

  get writtenAt(): number {
    return this.#one("SELECT COALESCE((SELECT at FROM done ORDER BY seq DESC LIMIT 1), 0) AS one");
  }

  /** Returns how many rows were written: in both tables, or in none. */
  put(place: number, { key, rev, id, by, name, at, value }: Entry, forgotten: Seq): number {
    const { sql } = this.#storage;
    const json = value === undefined ? null : JSON.stringify(value);
    return this.#storage.transactionSync(() => {
      const entry = sql.exec(PUT, place, key, rev, id, by, name, at, json, forgotten);
      const nth = this.#nth("DESC") + 1;
      const isFull = nth - this.#nth("ASC") >= DONE_KEPT;
      const print = fingerprintOf({ key, value });
      const done = sql.exec(isFull ? REPLACE_OLDEST : ADD, nth, at, id, by, print, rev);
      return entry.rowsWritten + done.rowsWritten;
    });
  }

  newestDone(limit: number): PastWrite[] {
    const query = "SELECT seq, by, id, fingerprint FROM done ORDER BY seq DESC LIMIT ?";
    const rows = this.#storage.sql.exec<DoneRow>(query, limit);
    return Array.from(rows, ({ fingerprint, ...done }) =>
      fingerprint === null ? done : { ...done, fingerprint },
    ).toReversed();
  }

  /** The newest or the oldest of the writes that are remembered. */
  #nth(order: "ASC" | "DESC"): number {
    return this.#one(
      `SELECT COALESCE((SELECT nth FROM done ORDER BY seq ${order} LIMIT 1), 0) AS one`,
    );
  }

  #one(query: string): number {
    return this.#storage.sql.exec<{ one: number }>(query).one().one;
  }
}
