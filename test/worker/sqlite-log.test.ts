import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test, vi } from "vitest";
import { migrate, type Storage } from "../../src/worker/migrations.ts";
import { newEpoch } from "../../src/worker/random.ts";
import { SqliteLog } from "../../src/worker/sqlite-log.ts";
import { draft, logContract } from "../support/log-contract.ts";
import { freshRoom, stubOf } from "./support.ts";

describe("the log in SQLite", () => {
  logContract((use) =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const open = (): SqliteLog => new SqliteLog(storage, newEpoch);
      use(open(), open);
    }),
  );

  test("migrations run once", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const epochs = ["a".repeat(32), "b".repeat(32)];
      const mint = (): string => epochs.shift() ?? "";
      migrate(storage, mint);
      new SqliteLog(storage, mint).append(draft(1));
      migrate(storage, mint);
      const log = new SqliteLog(storage, mint);
      expect(log.epoch).toBe("a".repeat(32));
      expect(log.head).toBe(1);
    }));

  test("4.6 a write that fails changes nothing, and the log goes on", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const report = vi.spyOn(console, "error").mockReturnValue();
      const log = new SqliteLog(storage, newEpoch);
      log.append(draft(1));
      storage.sql.exec(
        "CREATE TRIGGER full BEFORE INSERT ON message BEGIN SELECT RAISE(ABORT, 'full'); END",
      );
      expect(log.append(draft(2))).toBeUndefined();
      storage.sql.exec("DROP TRIGGER full");
      expect(report).toHaveBeenCalledWith(expect.objectContaining({ event: "not-stored" }));
      report.mockRestore();
      expect(log.append(draft(2))?.seq).toBe(2);
    }));

  test("4.1 a message is one written row by the platform's own count", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const counted = counting(storage);
      const log = new SqliteLog(counted.storage, newEpoch);
      log.append(draft(1));
      const before = counted.rowsWritten;
      for (let n = 2; n <= 101; n++) log.append(draft(n));
      expect(counted.rowsWritten - before).toBe(100);
    }));
});

/** `storage`, with a count of the rows that its queries write. */
function counting(storage: DurableObjectStorage): { storage: Storage; rowsWritten: number } {
  const counted = {
    rowsWritten: 0,
    storage: {
      transactionSync: <T>(closure: () => T): T => storage.transactionSync(closure),
      sql: {
        exec: <T extends Record<string, SqlStorageValue>>(
          query: string,
          ...bindings: unknown[]
        ) => {
          const cursor = storage.sql.exec<T>(query, ...bindings);
          counted.rowsWritten += cursor.rowsWritten;
          return cursor;
        },
      },
    },
  };
  return counted;
}
