/**
 * The contract of a log. Every implementation is run through it, in Node or in workerd.
 */
import { expect, test } from "vitest";
import { fingerprintOf } from "../../src/room/memory/fingerprint.ts";
import type { Log } from "../../src/room/memory/log.ts";
import type { Draft, EntryDraft } from "../../src/room/turn/unstored.ts";
import type { Death } from "../../src/room/memory/register.ts";
import { DONE_KEPT } from "../../src/room/memory/state-log.ts";

export const BY = "m".repeat(16);

export function draft(n: number): Draft {
  return { id: `message-${n}`, by: BY, name: "Ana", at: 1_000 + n, is: "said", body: `line ${n}` };
}

export function entryDraft(n: number, key = `key-${n}`): EntryDraft {
  return { key, id: `write-${n}`, by: BY, name: "Ana", at: 1_000 + n, value: { n } };
}

/** `withLog` passes a fresh log to `use`. `reopen` returns the same log as a wake would find it. */
export function logContract(
  withLog: (use: (log: Log, reopen: () => Log) => void) => Promise<void> | void,
): void {
  const withMessages = (count: number, use: (log: Log, reopen: () => Log) => void) =>
    withLog((log, reopen) => {
      for (let n = 1; n <= count; n++) log.append(draft(n));
      use(log, reopen);
    });
  const seqs = (messages: readonly { seq: number }[] | undefined): number[] | undefined =>
    messages?.map((it) => it.seq);

  test("a new log is empty, and its head is 0", () =>
    withLog((log) => {
      expect(log.head).toBe(0);
      expect(log.page({ after: 0, before: Infinity, from: "newest" }, 10)).toEqual([]);
      expect(log.changedSince(0, 10)).toEqual([]);
      expect(log.epoch).toMatch(/^[0-9a-f]{32}$/);
    }));

  test("each message takes the next seq and is found as it was stored", () =>
    withLog((log) => {
      expect(log.append(draft(1))).toEqual({ seq: 1, ...draft(1) });
      const odd = { ...draft(2), body: "🐚 \t\n 'quoted' \"twice\" ﷽" };
      log.append(odd);
      expect(log.head).toBe(2);
      expect(log.page({ after: 1, before: 3, from: "newest" }, 10)).toEqual([{ seq: 2, ...odd }]);
    }));

  test("a page is in ascending order and starts at the requested end", () =>
    withMessages(6, (log) => {
      const span = { after: 1, before: 6 };
      expect(seqs(log.page({ ...span, from: "newest" }, 10))).toEqual([2, 3, 4, 5]);
      expect(seqs(log.page({ ...span, from: "newest" }, 2))).toEqual([4, 5]);
      expect(seqs(log.page({ ...span, from: "oldest" }, 2))).toEqual([2, 3]);
    }));

  test("a revision takes the next seq, and the message keeps its own", () =>
    withMessages(3, (log) => {
      const revised = { seq: 2, rev: 4, ...draft(2), body: "better" };
      expect(log.revise(2, { is: "said", body: "better" })).toEqual(revised);
      expect(log.head).toBe(4);
      expect(log.page({ after: 1, before: 3, from: "newest" }, 1)).toEqual([revised]);
      expect(log.revise(9, { is: "said", body: "nothing there" })).toBeUndefined();
      expect(log.head).toBe(4);
      expect(log.append(draft(5))?.seq).toBe(5);
    }));

  test("the changes since a seq are new or revised messages, each once, by its last change", () =>
    withMessages(4, (log) => {
      log.revise(1, { is: "said", body: "one" });
      log.revise(4, { is: "said", body: "four" });
      log.revise(1, { is: "said", body: "one again" });
      expect(seqs(log.changedSince(2, 10))).toEqual([3, 4, 1]);
      expect(seqs(log.changedSince(6, 10))).toEqual([1]);
      expect(seqs(log.revisedSince(2, 10))).toEqual([4, 1]);
      expect(log.changedSince(2, 3)).toHaveLength(3);
      expect(log.changedSince(2, 2)).toBeUndefined();
      expect(log.revisedSince(2, 1)).toBeUndefined();
      expect(log.changedSince(7, 10)).toEqual([]);
    }));

  test("a message is found by its member and id within a span", () =>
    withMessages(5, (log) => {
      expect(log.find(BY, "message-3", 0, 6)?.seq).toBe(3);
      expect(log.find(BY, "message-3", 3, 6)).toBeUndefined();
      expect(log.find(BY, "message-3", 0, 3)).toBeUndefined();
      expect(log.find("x".repeat(16), "message-3", 0, 6)).toBeUndefined();
    }));

  test("a message is found anywhere in a long log, among revisions", () =>
    withLog((log, reopen) => {
      const said = new Map<number, number>();
      for (let n = 1; n <= 30_000; n++) {
        const seq = log.append(draft(n))?.seq ?? NaN;
        said.set(n, seq);
        if (n % 7 === 0) log.revise(seq, { is: "said", body: `line ${n}, better` });
      }
      for (const it of [log, reopen()]) {
        for (let n = 1; n <= 30_000; n += 1_237) {
          const { id } = draft(n);
          const seq = said.get(n) ?? NaN;
          expect(it.find(BY, id, 0, Infinity)?.seq).toBe(seq);
          expect(it.find(BY, id, seq - 1, Infinity)?.seq).toBe(seq);
          expect(it.find(BY, id, 0, seq + 1)?.seq).toBe(seq);
          expect(it.find(BY, id, seq, Infinity)).toBeUndefined();
          expect(it.find(BY, id, 0, seq)).toBeUndefined();
        }
        expect(it.find(BY, "message-0", 0, Infinity)).toBeUndefined();
        expect(it.find("x".repeat(16), "message-1", 0, Infinity)).toBeUndefined();
      }
    }));

  test("a log that is reopened continues where it was", () =>
    withMessages(2, (log, reopen) => {
      log.revise(1, { is: "said", body: "one" });
      const again = reopen();
      expect(again.epoch).toBe(log.epoch);
      expect(again.head).toBe(3);
      expect(again.append(draft(4))?.seq).toBe(4);
    }));

  test("9.3 a write takes the next seq and is found in its place, and messages continue after it", () =>
    withMessages(2, (log, reopen) => {
      const odd = { ...entryDraft(1), value: ["🐚", null, { __proto__: 1, "'": 0.5 }] };
      expect(log.put(0, odd, 0)).toEqual({ rev: 3, ...odd });
      expect(log.put(1, { ...entryDraft(2), value: null }, 0)?.rev).toBe(4);
      const { value: _, ...deleted } = entryDraft(3, "key-1");
      expect(log.put(0, deleted, 0)).toEqual({ rev: 5, ...deleted });
      expect(log.append(draft(6))?.seq).toBe(6);
      for (const it of [log, reopen()]) {
        expect(it.head).toBe(6);
        expect(it.writtenAt).toBe(1_003);
        const { placed, forgotten } = it.places();
        expect(placed.toSorted((a, b) => a.place - b.place)).toEqual([
          { place: 0, entry: { rev: 5, ...deleted } },
          { place: 1, entry: { rev: 4, ...entryDraft(2), value: null } },
        ]);
        expect(forgotten).toBe(0);
        expect(seqs(it.changedSince(0, 10))).toEqual([1, 2, 6]);
      }
    }));

  test("9.3 a log whose last change is a write continues after it", () =>
    withMessages(1, (log, reopen) => {
      log.put(0, entryDraft(1), 0);
      expect(reopen().head).toBe(2);
      expect(reopen().append(draft(3))?.seq).toBe(3);
    }));

  test("9.9 writes stored since then bring back what was forgotten", () =>
    withLog((log, reopen) => {
      log.put(0, entryDraft(1), 0);
      log.put(1, entryDraft(2), 1);
      log.put(0, entryDraft(3), 1);
      expect(reopen().places().forgotten).toBe(1);
    }));

  test("9.5 the newest writes are remembered, and nothing of the oldest is left", () =>
    withLog((log, reopen) => {
      const count = DONE_KEPT + 100;
      const print = (n: number): number => fingerprintOf(entryDraft(n, `key-${n % 3}`));
      for (let n = 1; n <= count; n++) log.put(n % 3, entryDraft(n, `key-${n % 3}`), 0);
      for (const it of [log, reopen()]) {
        expect(it.newestDone(2)).toEqual([
          { seq: count - 1, by: BY, id: `write-${count - 1}`, fingerprint: print(count - 1) },
          { seq: count, by: BY, id: `write-${count}`, fingerprint: print(count) },
        ]);
        const all = it.newestDone(2 * DONE_KEPT);
        expect(all).toHaveLength(DONE_KEPT);
        expect(all[0]?.id).toBe("write-101");
      }
      reopen().put(0, entryDraft(count + 1), 0);
      expect(reopen().newestDone(2 * DONE_KEPT)[0]?.id).toBe("write-102");
    }));

  test("11.1 a decision is found by kind and key, replaced, and removed", () =>
    withLog((log, reopen) => {
      expect(log.decision("grant", BY)).toBeUndefined();
      expect(log.decisions("grant")).toEqual([]);
      const change = { kind: "grant", key: BY, value: { role: "member", at: 1 } } as const;
      log.decide([change, { kind: "owned", key: "", value: { at: 1 } }]);
      log.decide([
        { ...change, key: "a", value: { at: 2 } },
        { ...change, value: { at: 3 } },
      ]);
      for (const it of [log, reopen()]) {
        expect(it.decision("grant", BY)).toEqual({ at: 3 });
        expect(it.decision("mute", BY)).toBeUndefined();
        expect(it.decisions("grant")).toEqual([
          ["a", { at: 2 }],
          [BY, { at: 3 }],
        ]);
      }
      log.decide([{ kind: "grant", key: "a" }]);
      expect(reopen().decisions("grant")).toEqual([[BY, { at: 3 }]]);
      expect(reopen().head).toBe(0);
    }));

  test("11.4 the number of decisions is known at every change, through a sleep", () =>
    withLog((log, reopen) => {
      expect(log.count("grant")).toBe(0);
      const grant = (key: string) => ({ kind: "grant", key, value: { at: 1 } }) as const;
      log.decide([
        grant("a"),
        grant("b"),
        grant("a"),
        { kind: "owned", key: "", value: { at: 1 } },
      ]);
      expect([log.count("grant"), log.count("mute"), reopen().count("grant")]).toEqual([2, 0, 2]);
      log.decide([
        { kind: "grant", key: "a" },
        { kind: "grant", key: "z" },
        grant("c"),
        grant("b"),
      ]);
      expect([log.count("grant"), reopen().count("grant")]).toEqual([2, 2]);
      reopen().decide([{ kind: "grant", key: "c" }]);
      expect(reopen().count("grant")).toBe(1);
    }));

  test("12.6 an erased message has no text and no author, and is still erased after a wake", () =>
    withMessages(2, (log, reopen) => {
      const erased = log.revise(1, { is: "erased" });
      expect(erased).toMatchObject({ seq: 1, rev: 3, is: "erased" });
      expect(erased).not.toHaveProperty("body");
      const all = { after: 0, before: Infinity, from: "oldest" } as const;
      for (const it of [log, reopen()]) {
        expect(it.page(all, 9)).toMatchObject([{ is: "erased" }, { is: "said", body: "line 2" }]);
        expect(it.saidBy(BY, all, 9)).toMatchObject([{ seq: 2 }]);
        expect(it.unreadAfter(0, "n".repeat(16), 9)).toBe(1);
      }
    }));

  test("11.10 hidden messages are not shown, erased ones are gone, and the log continues from its head", () =>
    withMessages(9, (log, reopen) => {
      log.revise(3, { is: "said", body: "three" });
      log.revise(8, { is: "said", body: "eight" });
      expect(log.firstSince(1_004)).toMatchObject({ seq: 5, at: 1_005 });
      log.hide(4);
      const shown = (it: Log): void => {
        expect(it.horizon).toBe(4);
        expect(it.head).toBe(11);
        const all = { after: 0, before: Infinity } as const;
        expect(seqs(it.page({ ...all, from: "oldest" }, 2))).toEqual([5, 6]);
        expect(seqs(it.page({ ...all, from: "newest" }, 10))).toEqual([5, 6, 7, 8, 9]);
        expect(seqs(it.changedSince(0, 10))).toEqual([5, 6, 7, 9, 8]);
        expect(seqs(it.revisedSince(0, 10))).toEqual([8]);
        expect(it.newestIds(10).map(({ seq }) => seq)).toEqual([5, 6, 7, 8, 9]);
        expect(it.find(BY, "message-4", 0, 12)).toBeUndefined();
        expect(it.find(BY, "message-5", 0, 12)?.seq).toBe(5);
        expect(it.firstSince(0)?.seq).toBe(5);
        expect(it.unreadAfter(0, "somebody-else-xx", 10)).toBe(5);
        expect(it.unreadAfter(7, "somebody-else-xx", 10)).toBe(2);
        expect(it.unreadAfter(0, "somebody-else-xx", 3)).toBe(3);
        expect(it.unreadAfter(0, BY, 10)).toBe(0);
      };
      shown(log);
      expect(log.erase(3)).toBe("some");
      shown(log);
      shown(reopen());
      expect(log.erase(3)).toBe("none");
      shown(reopen());
      log.hide(2);
      expect(log.horizon).toBe(4);
      log.hide(11);
      expect(log.erase(10)).toBe("none");
      for (const it of [log, reopen()]) {
        expect([it.head, it.horizon]).toEqual([11, 11]);
        expect(it.page({ after: 0, before: Infinity, from: "oldest" }, 10)).toEqual([]);
      }
      expect(reopen().append(draft(12))?.seq).toBe(12);
      expect(reopen().page({ after: 0, before: Infinity, from: "oldest" }, 10)).toHaveLength(1);
    }));

  test.each<[Death, boolean[]]>([
    ["for good", [true, true]],
    [{ until: 5_000 }, [true, false]],
    ["none", [false, false]],
  ])("12.8 a log that is wiped has nothing, and knows for how long: %j", (death, isDead) =>
    withMessages(2, (log, reopen) => {
      log.put(0, entryDraft(1), 0);
      log.decide([
        { kind: "owned", key: "", value: { at: 1 } },
        { kind: "grant", key: BY, value: { at: 1 } },
      ]);
      expect(log.isWiped(1_000)).toBe(false);
      log.wipe(death);
      for (const it of [log, reopen()]) {
        expect([it.isWiped(4_999), it.isWiped(5_000)]).toEqual(isDead);
        expect(it.decision("owned", "")).toBeUndefined();
        expect(it.count("grant")).toBe(0);
      }
      if (death === "for good") return;
      log.append(draft(7));
      for (const it of [log, reopen()]) {
        expect([it.head, it.isWiped(4_999)]).toEqual([1, false]);
        expect(seqs(it.changedSince(0, 10))).toEqual([1]);
        expect(it.newestDone(10)).toEqual([]);
      }
    }),
  );
}
