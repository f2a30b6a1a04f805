/**
 * Storage that counts rows, by the platform's own count.
 */
import type { Storage } from "../../src/worker/storage/migrations.ts";

/** Wraps `storage`. Counts the rows that its queries write, and those that they have read so far. */
export function counting(storage: DurableObjectStorage) {
  const cursors: { readonly rowsRead: number }[] = [];
  const counted = {
    rowsWritten: 0,
    get rowsRead() {
      return cursors.reduce((sum, it) => sum + it.rowsRead, 0);
    },
    storage: {
      transactionSync: <T>(closure: () => T): T => storage.transactionSync(closure),
      deleteAll: () => storage.deleteAll(),
      sql: {
        databaseSize: storage.sql.databaseSize,
        exec: <T extends Record<string, SqlStorageValue>>(
          query: string,
          ...bindings: unknown[]
        ) => {
          const cursor = storage.sql.exec<T>(query, ...bindings);
          counted.rowsWritten += cursor.rowsWritten;
          cursors.push(cursor);
          return cursor;
        },
      },
    } satisfies Storage,
  };
  return counted;
}
