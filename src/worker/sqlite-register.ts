/**
 * What a room has decided about its people, as rows of one table: without a second index, a decision is one billed row.
 */
import type { Change, Kind, Registered } from "../room/register.ts";
import type { Storage } from "./migrations.ts";

const PUT = "INSERT OR REPLACE INTO register (kind, key, value) VALUES (?, ?, ?)";
const DROP = "DELETE FROM register WHERE kind = ? AND key = ?";

export class SqliteRegister {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  decision<K extends Kind>(kind: K, key: string): Registered[K] | undefined {
    const query = "SELECT value FROM register WHERE kind = ? AND key = ?";
    const [row] = this.#storage.sql.exec<{ value: string }>(query, kind, key);
    return row && JSON.parse(row.value);
  }

  decisions<K extends Kind>(kind: K): [string, Registered[K]][] {
    const query = "SELECT key, value FROM register WHERE kind = ? ORDER BY key";
    const rows = this.#storage.sql.exec<{ key: string; value: string }>(query, kind);
    return Array.from(rows, ({ key, value }) => [key, JSON.parse(value)]);
  }

  /** Gives how many rows were written: all, or none. */
  decide(changes: readonly Change[]): number {
    const { sql } = this.#storage;
    return this.#storage.transactionSync(() =>
      changes.reduce((rows, { kind, key, value }) => {
        const cursor =
          value === undefined
            ? sql.exec(DROP, kind, key)
            : sql.exec(PUT, kind, key, JSON.stringify(value));
        return rows + cursor.rowsWritten;
      }, 0),
    );
  }
}
