import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test, vi } from "vitest";
import type { Write } from "../../src/protocol/wire/client-frames.ts";
import { catchUp, pageOf } from "../../src/room/memory/pages.ts";
import { REGISTERED } from "../../src/room/memory/register.ts";
import { Room } from "../../src/room/room.ts";
import { SharedState } from "../../src/room/entries/shared-state.ts";
import { DONE_KEPT } from "../../src/room/memory/state-log.ts";
import { migrate } from "../../src/worker/storage/migrations.ts";
import { newEpoch } from "../../src/worker/platform/random.ts";
import { SqliteLog, Undone } from "../../src/worker/storage/sqlite-log.ts";
import { BY, draft, entryDraft, logContract } from "../support/log-contract.ts";
import { remove, say, set } from "../support/members.ts";
import { freshRoom, stubOf } from "./support.ts";
import { counting } from "./counting.ts";

const ANA = { id: BY, name: "Ana" };

describe("the log in SQLite", () => {
  logContract((use) =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const open = (): SqliteLog => new SqliteLog(storage, newEpoch);
      use(open(), open);
    }),
  );

  test("2.5 migrations run once, and the epoch of a room is chosen once", () =>
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

  test("4.6 a write that fails changes nothing, and the log continues", () =>
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

  test("4.6 a write that undoes others of its moment ends the room: nothing more is stored on top", async () => {
    const stub = stubOf(freshRoom());
    await runInDurableObject(stub, (_, { storage }) => {
      new SqliteLog(storage, newEpoch).append(draft(1));
      storage.sql.exec(
        `CREATE TRIGGER full BEFORE INSERT ON message WHEN NEW.seq = 3
         BEGIN SELECT RAISE(ROLLBACK, 'full'); END`,
      );
    });
    let thrown: unknown;
    const report = vi.spyOn(console, "error").mockReturnValue();
    const moment = runInDurableObject(stub, (_, { storage }) => {
      const log = new SqliteLog(storage, newEpoch);
      log.append(draft(2));
      try {
        log.append(draft(3));
      } catch (error) {
        thrown = error;
      }
    });
    // The platform has nothing left to commit.
    await moment.catch(() => {});
    report.mockRestore();
    expect(thrown).toBeInstanceOf(Undone);
  });

  test("4.1 by the platform's count a message is one written row, and ten thousand are one more", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const counted = counting(storage);
      const log = new SqliteLog(counted.storage, newEpoch);
      log.append(draft(1));
      const before = counted.rowsWritten;
      for (let n = 2; n <= 20_001; n++) log.append(draft(n));
      expect(counted.rowsWritten - before).toBe(20_002);
    }));

  test("9.3 a write is two written rows, even if it deletes or replaces a forgotten write", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const counted = counting(storage);
      const state = new SharedState(new SqliteLog(counted.storage, newEpoch));
      state.write(ANA, set("key-0", 0), 0);
      let stored = 0;
      const before = counted.rowsWritten;
      const write = (it: Write): void => {
        if (state.write(ANA, it, 0).is === "done") stored += 1;
      };
      // More writes than are remembered, and more keys than there are places.
      for (let n = 0; n < DONE_KEPT; n++) {
        write(set(`key-${n}`, n));
        if (n >= 1_000) write(remove(`key-${n - 1_000}`));
      }
      expect(stored).toBe(2 * DONE_KEPT - 1_000);
      // And one for each ten thousand seqs.
      expect(counted.rowsWritten - before).toBe(2 * stored + 1);
    }));

  test("11.10 deleting costs a row per message only where more messages stay", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const counted = counting(storage);
      const log = new SqliteLog(counted.storage, newEpoch);
      for (let n = 1; n <= 10_050; n++) log.append(draft(n));
      log.revise(10_040, { is: "said", body: "better" });
      const rows = (limit: number): number => {
        const before = counted.rowsWritten;
        log.erase(limit);
        return counted.rowsWritten - before;
      };
      log.hide(1_000);
      // And one for the horizon.
      expect(rows(1_000)).toBe(1_001);
      log.hide(10_000);
      // The fifty that stay, the one in the index, the block, and the table itself.
      expect(rows(1_000_000)).toBeLessThan(60);
      expect(log.page({ after: 0, before: Infinity, from: "oldest" }, 100)).toHaveLength(50);
      expect(log.revisedSince(0, 10)).toMatchObject([{ seq: 10_040, body: "better" }]);
      // Only hashes of ids are left.
      expect(storage.sql.exec("SELECT last FROM id_block").toArray()).toEqual([]);
      log.hide(10_051);
      expect(rows(1_000_000)).toBeLessThan(10);
      expect(log.append(draft(1))?.seq).toBe(10_052);
    }));

  test("4.4 hashes of ids are read only for a long search, and none outlives a wipe", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const log = new SqliteLog(storage, newEpoch);
      for (let n = 1; n <= 10_001; n++) log.append(draft(n));
      const before = log.rowsRead;
      expect(log.find(BY, draft(6).id, 5, 7)?.seq).toBe(6);
      expect(log.rowsRead - before).toBe(1);
      expect(log.find(BY, draft(10_001).id, 0, 10_002)?.seq).toBe(10_001);
      log.wipe("none");
      for (let n = 1; n <= 10_000; n++) log.append(draft(n));
      expect(storage.sql.exec("SELECT last FROM id_block").toArray()).toEqual([{ last: 10_000 }]);
    }));

  test("11.10 erasing keeps the table's shape after later migrations, and every message that stays", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const log = new SqliteLog(storage, newEpoch);
      for (let n = 1; n <= 60; n++) log.append(draft(n));
      storage.sql.exec("ALTER TABLE message ADD COLUMN later TEXT");
      storage.sql.exec("CREATE INDEX by_later ON message (later)");
      storage.sql.exec("UPDATE message SET later = 'kept' WHERE seq = 60");
      const shape = (): unknown =>
        storage.sql.exec("SELECT type, name, sql FROM sqlite_master ORDER BY name").toArray();
      const before = shape();
      log.hide(58);
      expect(log.erase(1_000)).toBe("none");
      expect(shape()).toEqual(before);
      expect(storage.sql.exec("SELECT seq, later FROM message").toArray()).toEqual([
        { seq: 59, later: null },
        { seq: 60, later: "kept" },
      ]);
      expect(log.append(draft(61))?.seq).toBe(61);
    }));

  test("6.6 a log says when it has reached its size limit, and accepts a little more", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const most = 200_000;
      const log = new SqliteLog(storage, newEpoch, most);
      expect(log.isFull).toBe(false);
      for (let n = 1; n < 1_000 && !log.isFull; n += 1) {
        log.append({ ...draft(n), is: "said", body: "x".repeat(1_000) });
      }
      expect(log.isFull).toBe(true);
      expect(storage.sql.databaseSize).toBeGreaterThanOrEqual(most);
      expect(storage.sql.databaseSize).toBeLessThan(2 * most);
      expect(new SqliteLog(storage, newEpoch, most).isFull).toBe(true);
      expect(new SqliteLog(storage, newEpoch).isFull).toBe(false);
    }));

  test("9.3 a write is stored whole or not at all", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const report = vi.spyOn(console, "error").mockReturnValue();
      const log = new SqliteLog(storage, newEpoch);
      log.put(0, entryDraft(1), 0);
      storage.sql.exec(
        "CREATE TRIGGER full BEFORE INSERT ON done BEGIN SELECT RAISE(ABORT, 'full'); END",
      );
      expect(log.put(0, entryDraft(2), 0)).toBeUndefined();
      storage.sql.exec("DROP TRIGGER full");
      expect(report).toHaveBeenCalledWith(expect.objectContaining({ event: "not-stored" }));
      report.mockRestore();
      expect(new SqliteLog(storage, newEpoch).places().placed).toMatchObject([
        { place: 0, entry: { key: "key-1", rev: 1 } },
      ]);
      expect(log.put(0, entryDraft(2), 0)?.rev).toBe(2);
    }));

  test("9.5 a write of an earlier version is recognized, and distinguished from others while its result exists", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const log = new SqliteLog(storage, newEpoch);
      const write = set("key-1", "one");
      roomOn(log).ask(ANA, write, 0);
      storage.sql.exec("ALTER TABLE done DROP COLUMN fingerprint");
      storage.sql.exec("UPDATE room SET schema = 4");
      const asked = (it: Write) => roomOn(new SqliteLog(storage, newEpoch)).ask(ANA, it, 0)[0];
      const other = { ...write, value: "two" };
      expect(asked(write)).toEqual({ is: "repeated", rev: 1, isOther: false });
      expect(asked(other)).toEqual({ is: "repeated", rev: 1, isOther: true });
      expect(asked(set("key-1", "three"))).toMatchObject({ is: "done" });
      expect(asked(other)).toEqual({ is: "repeated", rev: 1, isOther: false });
    }));

  test("9.7 a write that undoes others of its moment ends the room", async () => {
    const stub = stubOf(freshRoom());
    await runInDurableObject(stub, (_, { storage }) => {
      new SqliteLog(storage, newEpoch).append(draft(1));
      storage.sql.exec(
        "CREATE TRIGGER full BEFORE INSERT ON done BEGIN SELECT RAISE(ROLLBACK, 'full'); END",
      );
    });
    let thrown: unknown;
    const report = vi.spyOn(console, "error").mockReturnValue();
    const moment = runInDurableObject(stub, (_, { storage }) => {
      const log = new SqliteLog(storage, newEpoch);
      log.append(draft(2));
      try {
        log.put(0, entryDraft(1), 0);
      } catch (error) {
        thrown = error;
      }
    });
    // The platform has nothing left to commit.
    await moment.catch(() => {});
    report.mockRestore();
    expect(thrown).toBeInstanceOf(Undone);
  });

  test("9.5 a room woken by a write reads the entries and a thousand writes, and the rest only to answer for old ones", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const log = new SqliteLog(storage, newEpoch);
      for (let n = 1; n <= DONE_KEPT; n++) log.put(n % 10, entryDraft(n, `key-${n % 10}`), 0);
      const wake = readsOf(storage, (it) => roomOn(it).ask(ANA, set("key-1", 1), 0));
      expect(wake).toBeLessThan(1_030);
      const old = { ...set("key-1", 1), after: 0 };
      const search = readsOf(storage, (it) => roomOn(it).ask(ANA, old, 0));
      expect(search).toBeLessThan(1_030 + DONE_KEPT);
      const state = readsOf(storage, (it) => new SharedState(it).entries());
      expect(state).toBeLessThan(30);
    }));

  test("4.4 the search for a repeat does not read every message since", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      fill(storage, 50_000);
      const found = readsOf(storage, (log) => log.find(BY, "message-47110", 0, Infinity));
      expect(found).toBeLessThan(100);
      const missed = readsOf(storage, (log) => log.find(BY, "message-0", 0, Infinity));
      expect(missed).toBeLessThan(100);
      // Messages newer than the last block are read.
      fill(storage, 9_999, 50_001);
      const between = readsOf(storage, (log) => log.find(BY, "message-0", 0, Infinity));
      expect(between).toBeLessThan(10_100);
    }));

  test("4.4 messages newer than the last block are read once after a wake, however many searches follow", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      fill(storage, 19_500);
      const counted = counting(storage);
      const log = new SqliteLog(counted.storage, newEpoch);
      expect(log.find(BY, "message-0", 8_550, 18_500)).toBeUndefined();
      const first = counted.rowsRead;
      expect(first).toBeLessThan(9_600);
      expect(log.find(BY, "message-0", 8_550, 18_500)).toBeUndefined();
      expect(log.find(BY, "message-9000", 8_550, 18_500)?.seq).toBe(9_000);
      expect(log.find(BY, "message-18000", 8_550, 18_500)?.seq).toBe(18_000);
      expect(log.append(draft(19_501))?.seq).toBe(19_501);
      expect(log.find(BY, "message-19501", 100, Infinity)?.seq).toBe(19_501);
      expect(counted.rowsRead - first).toBeLessThan(20);
      // A block costs as much as several rows. Reading it once is charged to nobody.
      expect(log.rowsRead).toBeLessThan(200);
      // And they become the next block, in which all are found after a wake.
      for (let n = 19_502; n <= 20_000; n += 1) log.append(draft(n));
      expect(new SqliteLog(storage, newEpoch).find(BY, "message-19999", 0, Infinity)?.seq).toBe(
        19_999,
      );
    }));

  test("4.4 colliding ids make the log read one block, and are found all the same", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const log = new SqliteLog(storage, newEpoch);
      for (let n = 1; n <= 200; n += 1) log.append({ ...draft(n), id: "the-same-one" });
      fill(storage, 29_800, 201);
      const reads = readsOf(storage, (it) => it.find(BY, "the-same-one", 150, Infinity));
      expect(reads).toBeLessThan(10_100);
      expect(new SqliteLog(storage, newEpoch).find(BY, "the-same-one", 150, Infinity)?.seq).toBe(
        151,
      );
    }));

  test("4.4 if a block of ids cannot be stored, no message is lost: its messages are read instead", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const report = vi.spyOn(console, "error").mockReturnValue();
      const log = new SqliteLog(storage, newEpoch);
      log.append(draft(1));
      storage.sql.exec(
        "CREATE TRIGGER full BEFORE INSERT ON id_block BEGIN SELECT RAISE(ABORT, 'full'); END",
      );
      fill(storage, 14_999, 2);
      storage.sql.exec("DROP TRIGGER full");
      fill(storage, 20_000, 15_001);
      report.mockRestore();
      for (const n of [1, 9_999, 10_000, 10_001, 20_000, 20_001, 35_000]) {
        expect(new SqliteLog(storage, newEpoch).find(BY, `message-${n}`, 0, Infinity)?.seq).toBe(n);
      }
    }));

  test.each(["a join", "a resume", "a page"] as const)(
    "%s reads as much of a long log as of a short one",
    (what) =>
      runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
        const read = (): number =>
          readsOf(storage, (log) => {
            const { epoch, head } = log;
            if (what === "a page") return pageOf(log, { type: "pull", before: head / 2 });
            return catchUp(log, what === "a resume" ? { epoch, seq: head - 20 } : undefined);
          });
        fill(storage, 500);
        const log = new SqliteLog(storage, newEpoch);
        for (let seq = 1; seq <= 100; seq++) log.revise(seq, { is: "said", body: "better" });
        fill(storage, 100, 501);
        const short = read();
        fill(storage, 20_000, 601);
        expect(read()).toBe(short);
      }),
  );
});

describe("a full register", () => {
  const key = "k".repeat(43);
  const by = { id: BY, name: "Ana" };

  /** As rooms stored it before rows counted its records. */
  function fillRegister(storage: DurableObjectStorage): void {
    new SqliteLog(storage, newEpoch).decide([
      { kind: "owned", key: "", value: { at: 1 } },
      { kind: "link", key: members, value: { role: "member", by, at: 1 } },
    ]);
    for (let n = 0; n < REGISTERED; n += 1) {
      storage.sql.exec("INSERT INTO register VALUES ('grant', ?, ?)", `m${n}`, '{"at":1}');
    }
  }

  test("11.4 a further try reads a few rows, and no more after a sleep once it is counted", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      fillRegister(storage);
      const rows = counting(storage);
      const reads = (room: Room, n: number): number => {
        const before = rows.rowsRead;
        const eve = { id: `eve-${n}`.padEnd(16, "-"), name: "Eve", key };
        const [answer] = room.ask(eve, say("hi"), 1_000);
        expect(answer).toMatchObject({ is: "refused", code: "register-full" });
        return rows.rowsRead - before;
      };
      const old = roomOn(new SqliteLog(rows.storage, newEpoch));
      reads(old, 0);
      expect(reads(old, 1)).toBeLessThanOrEqual(10);
      new SqliteLog(storage, newEpoch).decide([{ kind: "grant", key: "m0" }]);
      expect(reads(roomOn(new SqliteLog(rows.storage, newEpoch)), 2)).toBeLessThanOrEqual(30);
    }));

  test("11.4 a guessed password writes one row, even right after a sleep, and a further one none", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const by43 = (text: string): string => text.padEnd(43, "-");
      new SqliteLog(storage, newEpoch).decide([
        { kind: "owned", key: "", value: { at: 1 } },
        {
          kind: "link",
          key: by43("password"),
          value: { role: "member", isPassword: true, by, at: 1 },
        },
      ]);
      const rows = counting(storage);
      const keys = { hash: (it: string) => it, isNameOf: () => false, isNamed: false };
      for (let n = 0; n < 12; n += 1) {
        const log = new SqliteLog(rows.storage, newEpoch);
        const room = new Room({ log, identify: () => BY, keys, isBehind: () => false });
        const before = rows.rowsWritten;
        const eve = { id: BY, name: "Eve", key: by43(`${n}-guessed`), address: "here" };
        const [answer] = room.ask(eve, say("hi"), 1_000);
        expect(answer).toMatchObject({ code: n < 10 ? "bad-link" : "too-many-tries" });
        expect(rows.rowsWritten - before).toBe(n < 10 ? 1 : 0);
      }
    }));

  test("11.4 a grant that could not be stored is not counted", () =>
    runInDurableObject(stubOf(freshRoom()), (_, { storage }) => {
      const report = vi.spyOn(console, "error").mockReturnValue();
      const log = new SqliteLog(storage, newEpoch);
      const grant = (it: string) => ({ kind: "grant", key: it, value: { at: 1 } }) as const;
      log.decide([grant("a")]);
      storage.sql.exec(
        "CREATE TRIGGER full BEFORE INSERT ON register BEGIN SELECT RAISE(ABORT, 'full'); END",
      );
      expect(log.decide([grant("b")])).toBe(false);
      storage.sql.exec("DROP TRIGGER full");
      report.mockRestore();
      expect(log.count("grant")).toBe(1);
      log.decide([grant("c")]);
      expect(log.count("grant")).toBe(2);
    }));
});

/** Stores `count` messages, numbered from `first`. */
function fill(storage: DurableObjectStorage, count: number, first = 1): void {
  const log = new SqliteLog(storage, newEpoch);
  for (let n = first; n < first + count; n++) log.append(draft(n));
}

/** The rows that `act` reads of a log that was just opened. */
function readsOf(storage: DurableObjectStorage, act: (log: SqliteLog) => unknown): number {
  const counted = counting(storage);
  act(new SqliteLog(counted.storage, newEpoch));
  return counted.rowsRead;
}

/** The hash of every key that {@link roomOn} is given. */
const members = "members".padEnd(43, "-");

function roomOn(log: SqliteLog): Room {
  const keys = { hash: () => members, isNameOf: () => false, isNamed: false };
  return new Room({ log, identify: () => BY, keys, isBehind: () => false });
}
