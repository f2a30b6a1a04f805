/**
 * The register as rows of one table. Without a second index, a decision is one billed row.
 */
import {
  type RegisterChange,
  type Counted,
  isCounted,
  type DecisionKind,
  type Registered,
} from "../../room/memory/register.ts";
import type { Storage } from "./migrations.ts";

const PUT = "INSERT OR REPLACE INTO register (kind, key, value) VALUES (?, ?, ?)";
const DROP = "DELETE FROM register WHERE kind = ? AND key = ?";
/** The kind of the rows that count another kind. */
const COUNT = "count";

/** Decisions held in memory, a few hundred bytes each. */
const KNOWN_AT_MOST = 2_000;

export class SqliteRegister {
  readonly #storage: Storage;
  /** What the database holds under a kind and key, as JSON; `undefined` if nothing. Each message looks here. */
  readonly #known = new Map<string, string | undefined>();
  readonly #counts = new Map<Counted, number>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  decision<K extends DecisionKind>(kind: K, key: string): Registered[K] | undefined {
    const place = placeOf(kind, key);
    if (!this.#known.has(place)) {
      if (this.#known.size >= KNOWN_AT_MOST) this.#known.clear();
      this.#known.set(place, this.#stored(kind, key));
    }
    const value = this.#known.get(place);
    return value === undefined ? undefined : JSON.parse(value);
  }

  decisions<K extends DecisionKind>(kind: K): [string, Registered[K]][] {
    const query = "SELECT key, value FROM register WHERE kind = ? ORDER BY key";
    const rows = this.#storage.sql.exec<{ key: string; value: string }>(query, kind);
    return Array.from(rows, ({ key, value }) => [key, JSON.parse(value)]);
  }

  /** Read from a row of its own. The rows of an older room are counted once. */
  count(kind: Counted): number {
    const known = this.#counts.get(kind) ?? this.#storedCount(kind) ?? this.#counted(kind);
    this.#counts.set(kind, known);
    return known;
  }

  /** Returns how many rows were written: all, or none. */
  decide(changes: readonly RegisterChange[]): number {
    const { sql } = this.#storage;
    const counts = new Map<Counted, number>();
    for (const { kind, key } of changes) this.#known.delete(placeOf(kind, key));
    const rows = this.#storage.transactionSync(() => {
      let written = 0;
      for (const { kind, key, value } of changes) {
        if (isCounted(kind)) {
          const more = Number(value !== undefined) - Number(this.#has(kind, key));
          counts.set(kind, (counts.get(kind) ?? this.count(kind)) + more);
        }
        const cursor =
          value === undefined
            ? sql.exec(DROP, kind, key)
            : sql.exec(PUT, kind, key, JSON.stringify(value));
        written += cursor.rowsWritten;
      }
      for (const [kind, count] of counts) {
        if (count === this.count(kind)) continue;
        written += sql.exec(PUT, COUNT, kind, `${count}`).rowsWritten;
      }
      return written;
    });
    for (const [kind, count] of counts) this.#counts.set(kind, count);
    return rows;
  }

  /** Drops what is held in memory: the table is gone, or may have changed. */
  forget(): void {
    this.#counts.clear();
    this.#known.clear();
  }

  #has(kind: DecisionKind, key: string): boolean {
    const query = "SELECT 1 FROM register WHERE kind = ? AND key = ?";
    return this.#storage.sql.exec(query, kind, key).toArray().length > 0;
  }

  #storedCount(kind: Counted): number | undefined {
    const value = this.#stored(COUNT, kind);
    return value === undefined ? undefined : Number(value);
  }

  #stored(kind: string, key: string): string | undefined {
    const query = "SELECT value FROM register WHERE kind = ? AND key = ?";
    const [row] = this.#storage.sql.exec<{ value: string }>(query, kind, key);
    return row?.value;
  }

  #counted(kind: Counted): number {
    const query = "SELECT COUNT(*) AS count FROM register WHERE kind = ?";
    return this.#storage.sql.exec<{ count: number }>(query, kind).one().count;
  }
}

function placeOf(kind: DecisionKind, key: string): string {
  return `${kind}/${key}`;
}
