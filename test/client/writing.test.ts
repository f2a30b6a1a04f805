import { beforeEach, describe, expect, test } from "vitest";
import { type Entry, enterRoom, type Json, type RoomView } from "../../src/client/index.ts";
import { RefusedError } from "../../src/client/core/refused-error.ts";
import type { Change } from "../../src/client/core/entries.ts";
import { watch } from "../../src/client/program/reading/watching.ts";
import { deleteEntry, setEntry, updateEntry } from "../../src/client/core/writing.ts";
import type { Refused } from "../../src/protocol/wire/frames.ts";
import type { Write } from "../../src/protocol/wire/client-frames.ts";
import { FakeServer, message, YOU } from "../support/fake-server.ts";
import { tokenOf } from "../support/members.ts";
import { idle } from "../support/simulation.ts";

const BOB = "b".repeat(16);

let server: FakeServer;
let room: RoomView;
beforeEach(async () => {
  server = new FakeServer();
  const { ports } = server;
  room = enterRoom({ url: "ws://fake/r/x", token: tokenOf("Alice"), name: "Alice", ports });
  await idle();
});

function entry(key: string, rev: number, value?: Json, more: Partial<Entry> = {}): Entry {
  const deleted = { key, rev, id: `write-no-${rev}`, by: BOB, name: "Bob", at: rev, ...more };
  return value === undefined ? deleted : { ...deleted, value };
}

/** Tells us of another member's write. */
function tell(...entries: Entry[]): void {
  const from = room.state.timeline.cursor?.seq ?? 0;
  const to = entries.at(-1)?.rev ?? from;
  server.socket.send({ type: "changes", from, to, records: [], entries });
}

function acknowledge(asked: Write, rev: number): void {
  const value = asked.type === "set" ? asked.value : undefined;
  tell(entry(asked.key, rev, value, { id: asked.id, by: YOU, name: "Alice" }));
}

function refuse({ id }: Write, more: Partial<Refused> = {}): void {
  server.socket.send({ type: "refused", id, code: "not-stored", detail: "Later.", ...more });
}

const asked = (): Write[] =>
  server.socket.heard.filter((it) => it.type === "set" || it.type === "delete");
function nth(n: number): Write {
  const write = asked().at(n);
  if (write === undefined) throw new Error("Nothing was asked for");
  return write;
}
const shown = (): [string, Json | undefined][] =>
  Array.from(room.state.entries, ([key, { value }]) => [key, value]);
const outcome = (promise: Promise<unknown>): { is: unknown } => {
  const result: { is: unknown } = { is: "pending" };
  promise.then(
    (it) => (result.is = it),
    (error: unknown) => (result.is = error),
  );
  return result;
};

describe("the view", () => {
  test("9.9 a reset brings every entry, a resume the changed ones, and deleted ones are removed", () => {
    server.socket.welcome({ head: 2, entries: [entry("a", 1, 1), entry("b", 2, null)] });
    expect(shown()).toEqual([
      ["a", 1],
      ["b", null],
    ]);
    server.socket.drop();
    server.clock.pass(250);
    server.socket.welcome({ mode: "resumed", head: 4, entries: [entry("b", 3), entry("c", 4, 4)] });
    expect(shown()).toEqual([
      ["a", 1],
      ["c", 4],
    ]);
    server.socket.drop();
    server.clock.pass(500);
    server.socket.welcome({ head: 9, entries: [entry("d", 9, 9)] });
    expect(shown()).toEqual([["d", 9]]);
  });

  test("9.3 changes are applied in their order, with the messages of their range", () => {
    server.socket.welcome();
    const entries = [entry("a", 1, 1), entry("a", 3, 3), entry("b", 4, 4), entry("b", 5)];
    server.socket.send({ type: "changes", from: 0, to: 5, records: [message(2)], entries });
    expect(shown()).toEqual([["a", 3]]);
    expect(room.state.timeline.messages.map((it) => it.seq)).toEqual([2]);
    expect(room.state.timeline.cursor?.seq).toBe(5);
  });

  test("4.2 a range behind the cursor changes nothing, and one ahead of it is asked for", () => {
    server.socket.welcome({ head: 2, entries: [entry("a", 2, 2)] });
    const { entries } = room.state;
    server.socket.send({
      type: "changes",
      from: 0,
      to: 1,
      records: [],
      entries: [entry("a", 1, 1)],
    });
    server.socket.send({
      type: "changes",
      from: 4,
      to: 5,
      records: [],
      entries: [entry("a", 5, 5)],
    });
    expect(room.state.entries).toBe(entries);
    expect(server.socket.heard.filter((it) => it.type === "hello")).toHaveLength(2);
  });

  test("a value of the view never changes: each state is a new object", () => {
    server.socket.welcome();
    tell(entry("a", 1, 1));
    const { entries } = room.state;
    tell(entry("a", 2, 2));
    expect(entries.get("a")?.value).toBe(1);
    const before = room.state.entries;
    server.socket.send({ type: "changes", from: 2, to: 3, records: [message(3)] });
    expect(room.state.entries).toBe(before);
  });
});

describe("writing entries", () => {
  test("9.3 a write is done once it comes back, and says its rev", async () => {
    server.socket.welcome();
    const set = outcome(setEntry(room, "topic", "Lunch"));
    const deleted = outcome(deleteEntry(room, "old", { rev: 3 }));
    expect(asked()).toMatchObject([
      { type: "set", key: "topic", value: "Lunch" },
      { type: "delete", key: "old", rev: 3 },
    ]);
    expect(nth(0)).not.toHaveProperty("after");
    tell(entry("topic", 1, "Supper", { id: nth(0).id }));
    await idle();
    expect(set.is).toBe("pending");
    acknowledge(nth(0), 2);
    acknowledge(nth(1), 3);
    await idle();
    expect(set.is).toEqual({ key: "topic", rev: 2, value: "Lunch" });
    expect(deleted.is).toEqual({ key: "old", rev: 3 });
  });

  test("9.3 even if another write has overtaken it in the same range", async () => {
    server.socket.welcome();
    const set = outcome(setEntry(room, "topic", "Lunch"));
    const own = entry("topic", 1, "Lunch", { id: nth(0).id, by: YOU });
    tell(own, entry("topic", 2, "Supper"));
    await idle();
    expect(set.is).toMatchObject({ rev: 1 });
    expect(shown()).toEqual([["topic", "Supper"]]);
  });

  test("7.4 a write before the welcome waits for it", () => {
    void setEntry(room, "topic", "Lunch");
    server.socket.open();
    expect(asked()).toEqual([]);
    server.socket.welcome();
    expect(asked()).toHaveLength(1);
  });

  test("9.7 after a loss it is sent again, in its order, with the cursor of when it was first sent", async () => {
    server.socket.welcome({ head: 5 });
    const first = outcome(setEntry(room, "a", 1));
    const second = outcome(setEntry(room, "b", 2));
    const third = outcome(setEntry(room, "c", 3));
    const sent = asked();
    acknowledge(nth(0), 6);
    server.socket.drop();
    const fourth = outcome(setEntry(room, "d", 4));
    server.clock.pass(250);
    // The second was done, and the fate of the third is unknown.
    const own = { id: sent[1]?.id ?? "", by: YOU };
    server.socket.welcome({ mode: "resumed", head: 7, entries: [entry("b", 7, 2, own)] });
    await idle();
    expect(first.is).toMatchObject({ rev: 6 });
    expect(second.is).toMatchObject({ rev: 7 });
    expect(asked()).toEqual([{ ...sent[2], after: 5 }, expect.objectContaining({ key: "d" })]);
    expect(nth(1)).not.toHaveProperty("after");
    server.socket.send({ type: "written", id: nth(0).id, rev: 6 });
    acknowledge(nth(1), 8);
    await idle();
    expect(third.is).toMatchObject({ rev: 6 });
    expect(fourth.is).toMatchObject({ rev: 8 });
  });

  test("9.7 a late refusal of a write that has been done since is ignored, and nothing waits for it", async () => {
    server.socket.welcome();
    const first = outcome(setEntry(room, "a", 1));
    const second = outcome(setEntry(room, "b", 2));
    refuse(nth(0), { retryAfter: 1 });
    server.clock.pass(1_000);
    refuse(nth(1), { code: "out-of-turn", retryAfter: 1 });
    acknowledge(nth(0), 1);
    acknowledge(nth(1), 2);
    void setEntry(room, "b", 3);
    server.clock.pass(1_000);
    await idle();
    expect([first.is, second.is]).toMatchObject([{ rev: 1 }, { rev: 2 }]);
    expect(asked().map((it) => it.key)).toEqual(["a", "b", "a", "b", "b"]);
  });

  test("9.7 a write of a key waits for the answer to the one before it, and later writes wait with it", () => {
    server.socket.welcome();
    void deleteEntry(room, "a");
    void setEntry(room, "b", 1);
    void setEntry(room, "a", 2);
    void setEntry(room, "c", 3);
    expect(asked().map((it) => it.key)).toEqual(["a", "b"]);
    refuse(nth(1), { retryAfter: 1 });
    server.clock.pass(1_000);
    expect(asked().map((it) => it.key)).toEqual(["a", "b", "b"]);
    server.socket.send({ type: "written", id: nth(0).id, rev: 0 });
    expect(asked().map((it) => it.key)).toEqual(["a", "b", "b", "a", "c"]);
  });

  test("9.7 a write after reconnecting is sent after all that waited", () => {
    server.socket.welcome();
    void setEntry(room, "a", 1);
    const undo = room.subscribe(() => {
      if (room.state.connection.status === "connecting") return;
      undo();
      void setEntry(room, "b", 2);
    });
    server.socket.drop();
    server.clock.pass(250);
    let isBack = false;
    room.subscribe(() => {
      if (isBack || room.state.connection.status !== "open") return;
      isBack = true;
      void setEntry(room, "c", 3);
    });
    server.socket.welcome({ mode: "resumed" });
    expect(asked().map((it) => it.key)).toEqual(["a", "b", "c"]);
  });

  test("7.4 nothing is sent while a welcome is due", () => {
    server.socket.welcome();
    server.socket.send({ type: "lag" });
    void setEntry(room, "a", 1);
    expect(asked()).toEqual([]);
    server.socket.welcome({ mode: "resumed" });
    expect(asked()).toHaveLength(1);
  });

  test("9.4 a conflict rejects with the current entry", async () => {
    server.socket.welcome();
    const set = outcome(setEntry(room, "votes", 1, { rev: 0 }));
    refuse(nth(0), { code: "conflict", rev: 4, entry: entry("votes", 4, 9) });
    await idle();
    expect(set.is).toBeInstanceOf(RefusedError);
    expect(set.is).toMatchObject({ code: "conflict", entry: { rev: 4, value: 9 } });
    server.socket.drop();
    server.clock.pass(250);
    server.socket.welcome({ mode: "resumed" });
    expect(asked()).toEqual([]);
  });

  test("9.7 a temporarily refused write is sent again, before those that followed it", async () => {
    server.socket.welcome();
    const [a, b, c] = [setEntry(room, "a", 1), setEntry(room, "b", 2), setEntry(room, "c", 3)].map(
      outcome,
    );
    acknowledge(nth(0), 1);
    refuse(nth(1), { retryAfter: 1 });
    refuse(nth(2), { code: "out-of-turn", retryAfter: 1 });
    void setEntry(room, "d", 4);
    expect(asked()).toHaveLength(3);
    server.clock.pass(1_000);
    expect(asked().map((it) => it.key)).toEqual(["a", "b", "c", "b", "c", "d"]);
    await idle();
    expect([a?.is, b?.is, c?.is]).toMatchObject([{ rev: 1 }, "pending", "pending"]);
  });

  test("refusals of other requests on this connection do not concern a write", async () => {
    server.socket.welcome();
    const set = outcome(setEntry(room, "a", 1));
    server.socket.send({ type: "refused", code: "bad-name", detail: "No." });
    server.socket.send({ type: "refused", id: "of-a-message", code: "empty", detail: "No." });
    await idle();
    expect(set.is).toBe("pending");
  });

  test("leaving the room rejects pending writes as undecided", async () => {
    server.socket.welcome();
    const set = outcome(setEntry(room, "a", 1));
    room.leave();
    await idle();
    expect(set.is).toMatchObject({ code: "closed" });
    const late = outcome(setEntry(room, "b", 1));
    const update = outcome(updateEntry(room, "c", () => 1));
    await idle();
    expect([late.is, update.is]).toMatchObject([{ code: "closed" }, { code: "closed" }]);
    expect(server.clock.pending).toBe(0);
  });
});

describe("update", () => {
  const increment = (value: Json | undefined): Json => (typeof value === "number" ? value + 1 : 1);

  test("9.4 sets a value computed from the current one, if nobody wrote in between", async () => {
    server.socket.welcome();
    const first = outcome(updateEntry(room, "votes", increment));
    expect(nth(0)).toMatchObject({ type: "set", value: 1, rev: 0 });
    acknowledge(nth(0), 1);
    await idle();
    expect(first.is).toEqual({ key: "votes", rev: 1, value: 1 });
    void updateEntry(room, "votes", increment);
    expect(nth(1)).toMatchObject({ value: 2, rev: 1 });
  });

  test("9.4 starts over from the current entry if somebody did, even before the view has it", async () => {
    server.socket.welcome();
    const update = outcome(updateEntry(room, "votes", increment));
    refuse(nth(0), { code: "conflict", rev: 7, entry: entry("votes", 7, 41) });
    await idle();
    server.clock.pass(4);
    await idle();
    expect(nth(1)).toMatchObject({ value: 42, rev: 7 });
    expect(nth(1).id).not.toBe(nth(0).id);
    refuse(nth(1), { code: "conflict", rev: 0 });
    await idle();
    server.clock.pass(8);
    await idle();
    expect(nth(2)).toMatchObject({ value: 1, rev: 0 });
    acknowledge(nth(2), 9);
    await idle();
    expect(update.is).toMatchObject({ rev: 9, value: 1 });
  });

  test("9.4 starts over after a pause that doubles with each conflict, up to a second", async () => {
    server.socket.welcome();
    void updateEntry(room, "votes", increment);
    // The fake random number is a half.
    for (const [n, pause] of [2, 4, 8, 16, 32, 64, 128, 256, 500, 500].entries()) {
      refuse(nth(n), { code: "conflict", rev: 0 });
      await idle();
      server.clock.pass(pause - 1);
      await idle();
      expect(asked()).toHaveLength(n + 1);
      server.clock.pass(1);
      await idle();
      expect(asked()).toHaveLength(n + 2);
    }
  });

  test("is not tried again when the room refuses it for good, or its callback throws", async () => {
    server.socket.welcome();
    const update = outcome(updateEntry(room, "votes", increment));
    refuse(nth(0), { code: "too-late", detail: "Nobody knows." });
    const failed = outcome(
      updateEntry(room, "votes", () => {
        throw new TypeError("a bug");
      }),
    );
    await idle();
    expect(update.is).toMatchObject({ code: "too-late" });
    expect(failed.is).toBeInstanceOf(TypeError);
    expect(asked()).toHaveLength(1);
  });
});

describe("watch", () => {
  const follow = (key?: string, signal?: AbortSignal): { seen: unknown[]; hasEnded: boolean } => {
    const follower = { seen: Array<unknown>(), hasEnded: false };
    const run = async (changes: AsyncIterable<Change>): Promise<void> => {
      for await (const { key: of, entry: is } of changes) follower.seen.push([of, is?.value]);
      follower.hasEnded = true;
    };
    void run(watch(room, key, signal));
    return follower;
  };
  const heard = async (): Promise<void> => {
    for (let i = 0; i < 5; i++) await idle();
  };

  test("yields the current entries, and then every change", async () => {
    server.socket.welcome({ head: 2, entries: [entry("a", 1, 1), entry("b", 2, 2)] });
    const all = follow();
    const one = follow("b");
    await heard();
    tell(entry("a", 3), entry("c", 4, 4));
    await heard();
    tell(entry("b", 5, null));
    await heard();
    expect(all.seen).toEqual([
      ["a", 1],
      ["b", 2],
      ["a", undefined],
      ["c", 4],
      ["b", null],
    ]);
    expect(one.seen).toEqual([
      ["b", 2],
      ["b", null],
    ]);
  });

  test("yields what a reset removed and changed, and nothing that stayed the same", async () => {
    server.socket.welcome({ head: 2, entries: [entry("a", 1, 1), entry("b", 2, 2)] });
    const all = follow();
    await heard();
    server.socket.drop();
    server.clock.pass(250);
    server.socket.welcome({ head: 9, entries: [entry("b", 2, 2), entry("c", 9, 9)] });
    await heard();
    expect(all.seen.slice(2)).toEqual([
      ["a", undefined],
      ["c", 9],
    ]);
  });

  test("a slow listener gets the newest value, and nothing is queued for it", async () => {
    server.socket.welcome();
    const changes = watch(room);
    tell(entry("a", 1, 1));
    await changes.next();
    for (let rev = 2; rev <= 1_000; rev++) tell(entry("a", rev, rev));
    tell(entry("b", 1_001, 1));
    expect((await changes.next()).value).toMatchObject({ key: "a", entry: { value: 1_000 } });
    expect((await changes.next()).value).toMatchObject({ key: "b" });
  });

  test("ends when the room is left, or with its signal", async () => {
    server.socket.welcome();
    const abort = new AbortController();
    const aborted = follow(undefined, abort.signal);
    const left = follow();
    await heard();
    abort.abort();
    await heard();
    expect([aborted.hasEnded, left.hasEnded]).toEqual([true, false]);
    room.leave();
    await heard();
    expect(left.hasEnded).toBe(true);
    const late = follow();
    await heard();
    expect(late.hasEnded).toBe(true);
  });
});
