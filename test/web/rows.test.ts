import { expect, test } from "vitest";
import type { Message, Notice, Pending } from "../../src/client/index.ts";
import { drawnOf, type Row, rowsOf, sameRow } from "../../src/web/view/rows.ts";
import { timesFor } from "../../src/web/view/times.ts";

const { day } = timesFor({ locale: "en-GB", timeZone: "UTC" });
const NOON = Date.UTC(2026, 10, 7, 12);
const MINUTE = 60_000;

const said = (seq: number, by: string, at = NOON + seq): Message => ({
  seq,
  id: `message-${seq}`,
  by,
  name: by,
  at,
  body: `what ${by} said`,
});
const pending = (id: string, at: number): Pending => ({ id, body: "on its way", at, after: 0 });
const joined = (name: string, after: number): Notice => ({
  kind: "joined",
  at: NOON,
  after,
  member: { id: name, name },
});

interface Shown {
  messages?: Message[];
  notices?: Notice[];
  outbox?: Pending[];
  newAfter?: number;
}

function rows({ messages = [], notices = [], outbox = [], newAfter }: Shown): Row[] {
  const timeline = { messages, gaps: [] };
  return rowsOf({ timeline, notices, outbox, name: "alice", you: "alice" }, day, newAfter);
}

const outline = (list: Row[]): string[] =>
  list.map((row) => (row.kind === "group" ? `${row.name} ${row.entries.length}` : row.kind));

test("what one person says within five minutes is one group", () => {
  const messages = [
    said(1, "alice"),
    said(2, "alice", NOON + 5 * MINUTE),
    said(3, "alice", NOON + 11 * MINUTE),
    said(4, "bob", NOON + 11 * MINUTE),
  ];
  expect(outline(rows({ messages }))).toEqual(["day", "alice 2", "alice 1", "bob 1"]);
});

test("a new name begins a new group", () => {
  const messages = [said(1, "alice"), { ...said(2, "alice"), name: "alicia" }];
  expect(outline(rows({ messages }))).toEqual(["day", "alice 1", "alicia 1"]);
});

test("a new day is told, and begins a new group", () => {
  const midnight = Date.UTC(2026, 10, 8);
  const messages = [said(1, "alice", midnight - 1), said(2, "alice", midnight)];
  expect(outline(rows({ messages }))).toEqual(["day", "alice 1", "day", "alice 1"]);
});

test("notices stand where they happened, and a run of them is one row", () => {
  const messages = [said(1, "alice"), said(2, "alice")];
  const notices = [joined("bob", 1), joined("carol", 1), joined("dan", 2)];
  expect(outline(rows({ messages, notices }))).toEqual([
    "day",
    "alice 1",
    "notices",
    "alice 1",
    "notices",
  ]);
});

test("notices of a room in which nothing was said are shown", () => {
  expect(outline(rows({ notices: [joined("bob", 0)] }))).toEqual(["notices"]);
});

test("what is on its way joins its author's group, at the end", () => {
  const messages = [said(1, "alice")];
  const outbox = [pending("message-2", NOON + MINUTE)];
  expect(outline(rows({ messages, outbox }))).toEqual(["day", "alice 2"]);
});

test("a message keeps its place and its key when it is acknowledged", () => {
  const before = rows({
    messages: [said(1, "bob")],
    outbox: [pending("message-2", NOON + MINUTE)],
  });
  const after = rows({ messages: [said(1, "bob"), said(2, "alice", NOON + MINUTE)] });
  expect(after.map((row) => row.key)).toEqual(before.map((row) => row.key));
});

test("a row that did not change is the same row", () => {
  const messages = [said(1, "alice"), said(2, "bob")];
  const before = rows({ messages, notices: [joined("carol", 0)] });
  const after = rows({ messages: [...messages, said(3, "bob")], notices: [joined("carol", 0)] });
  const same = before.map((row, index) => {
    const next = after[index];
    return next !== undefined && sameRow(row, next);
  });
  expect(same).toEqual([true, true, true, false]);
});

test("at most the newest 300 messages are drawn, and none is let go that is being read", () => {
  const messages = Array.from({ length: 1_000 }, (_, index) => said(index + 1, "alice"));
  expect(drawnOf(messages)[0]?.seq).toBe(701);
  expect(drawnOf(messages.slice(0, 990))[0]?.seq).toBe(701);
  expect(drawnOf(messages, 651)[0]?.seq).toBe(651);
});

test("a line stands over the first message that is new, and parts the group it is in", () => {
  const messages = [said(1, "bob"), said(2, "bob"), said(3, "bob")];
  expect(outline(rows({ messages, newAfter: 1 }))).toEqual(["day", "bob 1", "new", "bob 2"]);
  expect(outline(rows({ messages, newAfter: 3 }))).toEqual(["day", "bob 3"]);
});

test("what one said oneself is not new: the line stands after it, and after the day and the news before", () => {
  const messages = [said(1, "bob"), said(2, "alice"), said(3, "bob", Date.UTC(2026, 10, 8))];
  const notices = [joined("carol", 2)];
  const after = outline(rows({ messages, notices, newAfter: 1 }));
  expect(after).toEqual(["day", "bob 1", "alice 1", "notices", "day", "new", "bob 1"]);
});
