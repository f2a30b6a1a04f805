/**
 * Storage that counts, by the platform's own count.
 */
import type { Storage } from "../../src/worker/storage/migrations.ts";

/** `storage`, with a count of the rows that its queries write, and of those they have read by the time one asks. */
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
