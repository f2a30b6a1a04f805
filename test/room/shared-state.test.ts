import { beforeEach, describe, expect, test } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import type { Entry, Json } from "../../src/protocol/records/entry.ts";
import { bytesOf, LIMITS } from "../../src/protocol/limits.ts";
import { DONE_KEPT } from "../../src/room/memory/state-log.ts";
import { remove, say, set } from "../support/members.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

let room: RoomUnderTest;
let alice: number;
beforeEach(() => {
  room = new RoomUnderTest();
  alice = room.join("Alice");
});

const refusal = (id: number) => room.peer(id).last("refused");
const rev = (id: number): number => room.peer(id).all("changes").at(-1)?.to ?? NaN;
const shown = (entries: readonly Entry[] = []): [string, Json | undefined][] =>
  entries.map(({ key, value }) => [key, value]);

describe("writing entries", () => {
  test("9.3 a write takes the next seq, and every client receives it, its sender too", () => {
    const bob = room.join("Bob");
    room.send(alice, say("first"));
    room.send(alice, set("topic", { title: "Lunch" }, { id: "write-of-alice" }));
    for (const id of [alice, bob]) {
      expect(room.peer(id).last("changes")).toMatchObject({
        from: 0,
        to: 2,
        records: [{ seq: 1 }],
        entries: [{ key: "topic", rev: 2, id: "write-of-alice", name: "Alice", at: room.now }],
      });
    }
  });

  test("9.1 null is a value, and a deleted entry has none", () => {
    room.send(alice, set("topic", null));
    expect(room.peer(alice).last("changes")?.entries).toMatchObject([{ value: null }]);
    room.send(alice, remove("topic"));
    const [deleted] = room.peer(alice).last("changes")?.entries ?? [];
    expect(deleted).toMatchObject({ key: "topic", rev: 2 });
    expect(deleted).not.toHaveProperty("value");
  });

  test("9.3 the changes of one moment are one range, which covers overwritten ones", () => {
    const bob = room.join("Bob");
    room.sendAtOnce([
      [alice, set("topic", "one")],
      [bob, say("between")],
      [bob, set("topic", "two")],
      [alice, remove("topic")],
    ]);
    const { from, to, records, entries } = room.peer(bob).last("changes") ?? {};
    expect([from, to]).toEqual([0, 4]);
    expect(records?.map((it) => it.seq)).toEqual([2]);
    expect(entries?.map((it) => it.rev)).toEqual([1, 3, 4]);
    expect(shown(entries)).toEqual([
      ["topic", "one"],
      ["topic", "two"],
      ["topic", undefined],
    ]);
  });

  test("9.6 deleting a missing entry is acknowledged, and changes nothing", () => {
    room.send(alice, remove("topic", { id: "write-of-alice" }));
    expect(room.peer(alice).last("written")).toEqual({
      type: "written",
      id: "write-of-alice",
      rev: 0,
    });
    expect(room.log.head).toBe(0);
  });

  test("9.10 plain clients hear nothing of entries", () => {
    const plain = room.joinPlain("Nora");
    const before = room.peer(plain).lines.length;
    room.send(alice, set("topic", "Lunch"));
    expect(room.peer(plain).lines).toHaveLength(before);
  });
});

describe("9.4 compare-and-set", () => {
  test("is done if the entry has that rev", () => {
    room.send(alice, set("votes", 1, { rev: 0 }));
    room.send(alice, set("votes", 2, { rev: 1 }));
    room.send(alice, remove("votes", { rev: 2 }));
    room.send(alice, set("votes", 1, { rev: 0 }));
    expect(room.log.written.map((it) => it.value)).toEqual([1, 2, undefined, 1]);
  });

  test("is refused with the current entry otherwise", () => {
    room.send(alice, set("votes", 7));
    room.send(alice, set("votes", 1, { rev: 0, id: "too-late-already" }));
    expect(refusal(alice)).toMatchObject({
      id: "too-late-already",
      code: "conflict",
      rev: 1,
      entry: { key: "votes", value: 7, name: "Alice" },
    });
    room.send(alice, remove("votes", { rev: 9 }));
    expect(refusal(alice)).toMatchObject({ code: "conflict", rev: 1 });
    expect(room.log.head).toBe(1);
  });

  test("9.6 a delete with rev 0 of an entry that is there is refused", () => {
    room.send(alice, set("votes", 7));
    room.send(alice, remove("votes", { rev: 0 }));
    expect(refusal(alice)).toMatchObject({ code: "conflict", rev: 1 });
  });

  test("of a deleted entry is refused with rev 0", () => {
    room.send(alice, set("votes", 7));
    room.send(alice, remove("votes"));
    for (const write of [set("votes", 8, { rev: 1 }), set("votes", 8, { rev: 2 })]) {
      room.send(alice, write);
      expect(refusal(alice)).toMatchObject({ code: "conflict", rev: 0 });
      expect(refusal(alice)).not.toHaveProperty("entry");
    }
  });
});

describe("9.5 exactly once", () => {
  test("a repeated write gets the rev of the first as its answer, and is not done again", () => {
    const bob = room.join("Bob");
    const write = set("topic", "one");
    room.send(alice, write);
    room.send(bob, set("topic", "two"));
    room.send(alice, { ...write, after: 0 });
    expect(room.peer(alice).last("written")).toEqual({ type: "written", id: write.id, rev: 1 });
    expect(room.peer(bob).all("written")).toEqual([]);
    expect(room.log.head).toBe(2);
  });

  test("so are a repeated delete, and a repeated compare-and-set that would conflict by now", () => {
    const first = set("votes", 1, { rev: 0 });
    const second = remove("votes", { rev: 1 });
    for (const write of [first, second, first, second]) room.send(alice, write);
    expect(refusal(alice)).toBeUndefined();
    expect(
      room
        .peer(alice)
        .all("written")
        .map((it) => it.rev),
    ).toEqual([1, 2]);
  });

  test("the same id of another member is another write", () => {
    const bob = room.join("Bob");
    room.send(alice, set("topic", "one", { id: "same-id-" }));
    room.send(bob, set("topic", "two", { id: "same-id-" }));
    expect(room.log.head).toBe(2);
  });

  test("2.4 the id of a message may name a write as well", () => {
    room.send(alice, say("hi", "same-id-"));
    room.send(alice, set("topic", "one", { id: "same-id-" }));
    expect(room.log.head).toBe(2);
  });

  test("a refused write is not done, and can be sent again", () => {
    room.send(alice, set("votes", 1));
    const write = set("votes", 2, { rev: 2 });
    room.send(alice, write);
    expect(refusal(alice)?.code).toBe("conflict");
    room.send(alice, set("votes", 3));
    room.send(alice, { ...write, after: 1 });
    expect(room.log.written.at(-1)).toMatchObject({ value: 2, rev: 3 });
  });

  test("after a hibernation, repeats of the newest writes are known, and older ones are found by a given position", () => {
    const old = set("topic", "old");
    room.send(alice, old);
    for (let n = 1; n <= 2_000; n++) room.send(alice, set("topic", n));
    const newest = set("topic", "newest");
    room.send(alice, newest);
    room.host.evict();
    room.send(alice, newest);
    expect(room.peer(alice).last("written")).toMatchObject({ rev: 2_002 });
    room.send(alice, { ...old, after: 0 });
    expect(room.peer(alice).last("written")).toMatchObject({ rev: 1 });
    expect(room.log.head).toBe(2_002);
  });

  test.each([
    ["awake", () => {}],
    ["after a sleep", () => room.host.evict()],
  ])("a repeat whose fate nobody can tell any more is refused and not done, %s", (_, sleep) => {
    const lost = set("topic", "lost");
    room.send(alice, lost);
    const cursor = room.log.head;
    for (let n = 1; n <= 2 * DONE_KEPT; n++) room.send(alice, set("topic", n));
    sleep();
    // A client that reports no reading is sent nothing more.
    alice = room.join("Alice");
    room.send(alice, { ...lost, after: 0 });
    expect(refusal(alice)).toMatchObject({ id: lost.id, code: "too-late" });
    // A write that was not done may be just as unknown.
    room.send(alice, set("topic", "never seen", { after: cursor }));
    expect(refusal(alice)?.code).toBe("too-late");
    room.send(alice, set("topic", "new", { after: room.log.head }));
    expect(room.log.written.at(-1)?.value).toBe("new");
  });
});

describe("9.2 limits", () => {
  test.each(["a", "Az09._:/-", "...", "a/../b", "__proto__", "k".repeat(64)])(
    "%s is a valid key",
    (key) => {
      room.send(alice, set(key, 1));
      expect(room.peer(alice).last("changes")?.entries).toMatchObject([{ key, value: 1 }]);
      room.host.evict();
      const welcome = room.peer(room.join("Bob")).last("welcome");
      expect(shown(welcome?.entries)).toEqual([[key, 1]]);
    },
  );

  test.each(["", ".", "..", "with blank", "ü", "a?b", "a%2Fb", "k".repeat(65)])(
    "%j is not a valid key",
    (key) => {
      for (const write of [set(key, 1), remove(key)]) {
        room.send(alice, write);
        expect(refusal(alice)).toMatchObject({ id: write.id, code: "bad-key" });
      }
      expect(room.log.head).toBe(0);
      expect(room.peer(alice).closed).toBeUndefined();
    },
  );

  test("a value is measured in bytes of JSON, and one that is too long is refused with the limits", () => {
    const fits = "é".repeat((LIMITS.valueBytes - 2) / 2);
    expect(bytesOf(JSON.stringify(fits))).toBe(LIMITS.valueBytes);
    room.send(alice, set("long", fits));
    expect(rev(alice)).toBe(1);
    room.send(alice, set("long", `${fits}x`));
    expect(refusal(alice)).toMatchObject({ code: "too-long" });
    expect(refusal(alice)?.detail).toContain("4,096 bytes of JSON");
    expect(room.log.head).toBe(1);
  });

  test("a frame full of nested arrays is refused as too long, and harms nothing", () => {
    const nested = `${"[".repeat(8_000)}${"]".repeat(8_000)}`;
    room.host.receive(alice, `{"type":"set","id":"write-deep","key":"deep","value":${nested}}`);
    expect(refusal(alice)).toMatchObject({ id: "write-deep", code: "too-long" });
    room.send(alice, set("deep", 1));
    expect(rev(alice)).toBe(1);
  });

  const nested = (depth: number, open = "[", shut = "]"): string =>
    open.repeat(depth) + shut.repeat(depth).replace(/^\}/, "0}");
  const write = (value: string): string =>
    `{"type":"set","id":"write-deep","key":"deep","value":${value}}`;

  test.each([
    ["lists", nested(64), nested(65)],
    ["objects", nested(64, '{"a":', "}"), nested(65, '{"a":', "}")],
    ["both", nested(32, '[{"a":', "}]"), `[${nested(32, '[{"a":', "}]")}]`],
    ["as many as fit", nested(64), nested(2_000)],
  ])("9.2 %s are nested at most 64 deep", (_, fits, tooDeep) => {
    room.host.receive(alice, write(tooDeep));
    expect(refusal(alice)).toMatchObject({ id: "write-deep", code: "too-long" });
    expect(refusal(alice)?.detail).toContain("64 deep");
    expect(room.log.head).toBe(0);
    room.host.receive(alice, write(fits));
    expect(room.log.head).toBe(1);
  });

  test("9.2 brackets within a string do not count as nesting", () => {
    room.send(alice, set("flat", `${"[".repeat(100)}"\\"${"{".repeat(100)}`));
    expect(room.log.head).toBe(1);
  });

  test("9.2 a value that an older room stored with deeper nesting is still read", () => {
    const value: Json = JSON.parse(nested(2_000));
    const draft = { key: "old", id: "write-old", by: "a".repeat(16), name: "Ana", at: 1, value };
    room.log.put(0, draft, 0);
    room.host.evict();
    const bob = room.join("Bob");
    expect(room.peer(bob).last("welcome")?.entries).toMatchObject([{ key: "old" }]);
  });

  test.each([
    '"caf\uFFFD"',
    '{"a":["\uFFFD"]}',
    '{"\uFFFD":1}',
    '"\\ufffd"',
    '"\\ud800"',
    '["\\\\\\uDC00"]',
    '{"\\udfff":1}',
  ])("9.2 %s has lost part of its meaning, and is refused", (value) => {
    room.host.receive(alice, write(value));
    expect(refusal(alice)).toMatchObject({ id: "write-deep", code: "not-text" });
    expect(room.log.head).toBe(0);
  });

  test.each([
    "9007199254740993",
    "-9007199254740993",
    '{"a":[18446744073709551615]}',
    "1e400",
    "[-1E999]",
  ])("9.2 %s would be stored as another number, and is refused", (value) => {
    room.host.receive(alice, write(value));
    expect(refusal(alice)).toMatchObject({ id: "write-deep", code: "bad-number" });
    expect(room.peer(alice).closed).toBeUndefined();
    expect(room.log.head).toBe(0);
  });

  test("a room has a maximum number of entries, and deleting one makes room for another", () => {
    for (let n = 1; n <= LIMITS.entries; n++) room.send(alice, set(`key-${n}`, n));
    room.send(alice, set("one-more", 1));
    expect(refusal(alice)?.code).toBe("state-full");
    room.send(alice, set("key-1", "still"));
    room.send(alice, remove("key-2"));
    room.send(alice, set("one-more", 1));
    expect(room.log.head).toBe(LIMITS.entries + 3);
  });

  test("a room has a maximum of bytes in values, and a write that takes no more bytes than before is accepted", () => {
    const full = "x".repeat(LIMITS.valueBytes - 2);
    const count = LIMITS.stateBytes / LIMITS.valueBytes;
    for (let n = 1; n <= count; n++) room.send(alice, set(`key-${n}`, full));
    expect(room.log.head).toBe(count);
    room.send(alice, set("one-more", 1));
    expect(refusal(alice)?.code).toBe("state-full");
    room.send(alice, set("key-1", full.replace("x", "y")));
    expect(room.log.head).toBe(count + 1);
    room.host.evict();
    room.send(alice, set("one-more", 1));
    expect(room.log.head).toBe(count + 1);
    room.send(alice, set("key-1", ""));
    room.send(alice, set("one-more", 1));
    expect(room.log.head).toBe(count + 3);
  });
});

test("9.5 a different write with the same id is not done, and its sender gets the rev of the first", () => {
  room.send(alice, set("topic", "one", { id: "the-same-id" }));
  room.send(alice, set("other", "two", { id: "the-same-id" }));
  expect(room.peer(alice).last("written")).toEqual({ type: "written", id: "the-same-id", rev: 1 });
  expect(room.log.head).toBe(1);
});

describe("9.7 a write that could not be stored", () => {
  test("is refused, sent to nobody, and holds back the writes after it until it is repeated", () => {
    room.log.full = true;
    const write = set("topic", "one");
    const next = set("other", "two");
    room.send(alice, write);
    room.log.full = false;
    room.send(alice, next);
    const refusals = room.peer(alice).all("refused");
    expect(refusals.map((it) => [it.code, it.retryAfter])).toEqual([
      ["not-stored", 1],
      ["out-of-turn", 1],
    ]);
    expect(room.log.head).toBe(0);
    room.send(alice, write);
    room.send(alice, next);
    expect(room.log.written.map((it) => it.value)).toEqual(["one", "two"]);
  });

  test("delays no message, and a message delays no write: each kind has its own order", () => {
    room.log.full = true;
    const [write, message] = [set("topic", "one"), say("one")];
    room.send(alice, write);
    room.send(alice, message);
    room.log.full = false;
    room.send(alice, set("topic", "two"));
    room.send(alice, say("two"));
    expect(room.log.head).toBe(0);
    room.send(alice, message);
    room.send(alice, set("topic", "two"));
    room.send(alice, say("two"));
    room.send(alice, write);
    room.send(alice, set("topic", "three"));
    expect(room.log.all().map(flatBody)).toEqual(["one", "two"]);
    expect(room.log.written.map((it) => it.value)).toEqual(["one", "three"]);
  });

  test("delays nothing once it conflicts", () => {
    const bob = room.join("Bob");
    room.log.full = true;
    const write = set("topic", "one", { rev: 0 });
    room.send(alice, write);
    room.log.full = false;
    room.send(bob, set("topic", "two"));
    room.send(alice, write);
    expect(refusal(alice)?.code).toBe("conflict");
    room.send(alice, set("other", "three"));
    expect(room.log.head).toBe(2);
  });

  test("delays no other connection", () => {
    const bob = room.join("Bob");
    room.log.full = true;
    room.send(alice, set("topic", "one"));
    room.log.full = false;
    room.send(bob, set("topic", "two"));
    expect(room.log.head).toBe(1);
  });
});

describe("9.9 a welcome", () => {
  const welcomed = (name: string, seq?: number) => {
    const cursor = seq === undefined ? {} : { cursor: { epoch: room.log.epoch, seq } };
    return room.peer(room.join(name, cursor)).last("welcome");
  };

  test("has no entries where there are none", () => {
    room.send(alice, say("hi"));
    expect(welcomed("Bob")).not.toHaveProperty("entries");
  });

  test.each([
    ["awake", () => {}],
    ["after a sleep", () => room.host.evict()],
  ])("that resets brings every entry by its last change, %s", (_, sleep) => {
    room.send(alice, set("a", 1));
    room.send(alice, set("b", 2));
    room.send(alice, set("c", 3));
    room.send(alice, set("a", 4));
    room.send(alice, remove("b"));
    sleep();
    const welcome = welcomed("Bob");
    expect(welcome?.mode).toBe("reset");
    expect(shown(welcome?.entries)).toEqual([
      ["c", 3],
      ["a", 4],
    ]);
  });

  test.each([
    ["awake", () => {}],
    ["after a sleep", () => room.host.evict()],
  ])("that resumes brings the changes past the cursor, including deletions, %s", (_, sleep) => {
    room.send(alice, set("a", 1));
    room.send(alice, set("b", 2));
    room.send(alice, set("c", 3));
    room.send(alice, remove("b"));
    room.send(alice, say("hi"));
    room.send(alice, set("a", 6));
    sleep();
    const welcome = welcomed("Bob", 3);
    expect(welcome).toMatchObject({ mode: "resumed", head: 6, records: [{ seq: 5 }] });
    expect(shown(welcome?.entries)).toEqual([
      ["b", undefined],
      ["a", 6],
    ]);
    expect(welcomed("Carol", 6)).not.toHaveProperty("entries");
  });

  test.each([
    ["awake", () => {}],
    ["after a sleep", () => room.host.evict()],
  ])("resets a client that would have to be told of something forgotten, %s", (_, sleep) => {
    for (let n = 1; n <= 1_100; n++) {
      room.send(alice, set(`gone-${n}`, n));
      room.send(alice, remove(`gone-${n}`));
    }
    const cursor = room.log.head;
    // All are remembered: a place is taken from a deleted entry only when there is no other.
    expect(welcomed("Bob", 1)?.mode).toBe("resumed");
    for (let n = 1; n <= LIMITS.entries; n++) room.send(alice, set(`key-${n}`, n));
    sleep();
    expect(welcomed("Carol", 1)?.mode).toBe("reset");
    expect(welcomed("Carol", 1)?.entries).toHaveLength(LIMITS.entries);
    const resumed = welcomed("Dave", cursor);
    expect(resumed?.mode).toBe("resumed");
    // The newest 1,024 deleted entries are remembered.
    const known = welcomed("Erin", cursor - 2 * 1_024);
    expect(known?.mode).toBe("resumed");
    const deleted = known?.entries?.filter((it) => it.value === undefined) ?? [];
    expect(deleted).toHaveLength(1_024);
  });
});

test("5.6 a write counts as traffic: the room keeps checking for silent sockets, even after a hibernation", () => {
  room.pass(290_000);
  room.send(alice, set("topic", "Lunch"));
  room.host.evict();
  room.pass(76_000);
  expect(room.host.alarmAt).toBeDefined();
});
