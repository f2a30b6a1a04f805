import { expect, test } from "vitest";
import type { Entry, Json } from "../../../src/client/index.ts";
import { condense } from "../../../src/web/notices/notice-lines.ts";
import { newsIn, removedSince } from "../../../src/web/notices/shared-changes.ts";

const entry = (key: string, rev: number, value: Json, by = "alice"): Entry => ({
  key,
  rev,
  id: `write-${rev}`,
  by,
  name: by,
  at: rev,
  value,
});
const entries = (...all: Entry[]): Map<string, Entry> => new Map(all.map((it) => [it.key, it]));
const bread = (rev: number, done: boolean): Entry => entry("list/1", rev, { text: "Bread", done });

test("the topic, the title and checklist items are shown where each last changed", () => {
  const all = entries(
    entry("topic", 7, "Soup"),
    bread(3, false),
    entry("list/2", 5, { text: "Cups", done: true }, "bob"),
    entry("room/title", 1, "Choir"),
  );
  expect(newsIn(all).map(({ what, text, by, after }) => [what, text, by?.name, after])).toEqual([
    ["title", "Choir", "alice", 1],
    ["put", "Bread", "alice", 3],
    ["done", "Cups", "bob", 5],
    ["topic", "Soup", "alice", 7],
  ]);
});

test.each([
  ["another setting", entry("room/slow", 1, 5)],
  ["what a program keeps there", entry("votes", 1, 3)],
  ["a topic that is no text", entry("topic", 1, 3)],
  ["an item without words", entry("list/1", 1, { done: true })],
])("%s is not announced", (_what, it) => {
  expect(newsIn(entries(it))).toEqual([]);
});

test("the line of an unchanged entry is the same object, so nothing is redrawn", () => {
  const all = entries(bread(3, false));
  expect(newsIn(all)[0]).toBe(newsIn(new Map(all))[0]);
});

test("a removed item is shown after the messages until then, without a name", () => {
  const former = entries(
    bread(3, true),
    entry("topic", 4, "Soup"),
    entry("room/title", 1, "Choir"),
  );
  const gone = removedSince(former, entries(), { after: 9, at: 90 });
  expect(gone.map(({ what, text, by, after, at }) => [what, text, by, after, at])).toEqual([
    ["removed", "Bread", undefined, 9, 90],
    ["noTopic", "Soup", undefined, 9, 90],
  ]);
});

test("a change that is not a removal is not shown as one", () => {
  const former = entries(bread(3, false));
  expect(removedSince(former, entries(bread(4, true)), { after: 9, at: 90 })).toEqual([]);
});

test("consecutive changes are one line, separate from joins", () => {
  const changes = newsIn(entries(bread(3, false), entry("topic", 4, "Soup")));
  const alice = { id: "alice", name: "alice" };
  const joined = { kind: "joined", member: alice, at: 0, after: 0 } as const;
  expect(condense([...changes, joined])).toEqual([
    { kind: "joined", members: [alice] },
    { kind: "shared", changes },
  ]);
});
