/**
 * What every log must do. Each implementation runs through it, in Node or in workerd.
 */
import { expect, test } from "vitest";
import type { Draft, Log } from "../../src/room/log.ts";

export function draft(n: number): Draft {
  return { id: `message-${n}`, by: "m".repeat(16), name: "Ana", at: 1_000 + n, body: `line ${n}` };
}

/** `withLog` hands a fresh log to `use`; `reopen` gives the same log as a wake would find it. */
export function logContract(
  withLog: (use: (log: Log, reopen: () => Log) => void) => Promise<void> | void,
): void {
  test("a new log is empty, at 0", () =>
    withLog((log) => {
      expect(log.head).toBe(0);
      expect(log.newest(10)).toEqual({ records: [], more: false });
      expect(log.since(0, 10)).toEqual([]);
      expect(log.epoch).toMatch(/^[0-9a-f]{32}$/);
    }));

  test("each message takes the next seq and is found as it was stored", () =>
    withLog((log) => {
      expect(log.append(draft(1))).toEqual({ seq: 1, ...draft(1) });
      const odd = { ...draft(2), body: "NUL-free, but 🐚 \t\n 'quoted' \"twice\" ﷽" };
      log.append(odd);
      expect(log.head).toBe(2);
      expect(log.at(2)).toEqual({ seq: 2, ...odd });
      expect(log.at(3)).toBeUndefined();
    }));

  test("the newest page is ascending and tells whether there is more", () =>
    withLog((log) => {
      for (let n = 1; n <= 5; n++) log.append(draft(n));
      expect(log.newest(5)).toMatchObject({ more: false });
      const page = log.newest(2);
      expect(page.more).toBe(true);
      expect(page.records.map((it) => it.seq)).toEqual([4, 5]);
    }));

  test("since gives all that is past a seq, or nothing if that is too much", () =>
    withLog((log) => {
      for (let n = 1; n <= 5; n++) log.append(draft(n));
      expect(log.since(2, 3)?.map((it) => it.seq)).toEqual([3, 4, 5]);
      expect(log.since(2, 2)).toBeUndefined();
      expect(log.since(5, 2)).toEqual([]);
    }));

  test("a log that is opened again goes on where it was", () =>
    withLog((log, reopen) => {
      log.append(draft(1));
      const { epoch } = log;
      const again = reopen();
      expect(again.epoch).toBe(epoch);
      expect(again.head).toBe(1);
      expect(again.append(draft(2))?.seq).toBe(2);
    }));
}
