import { expect, test } from "vitest";
import type { Gap, Message, Notice, Pending } from "../../../src/client/index.ts";
import { drawnOf, heldAt } from "../../../src/web/log/scrolling/drawn.ts";
import { type Row, rowsOf, sameRow } from "../../../src/web/log/rows.ts";
import { timesFor } from "../../../src/web/words/times.ts";

const { day } = timesFor({ locale: "en-GB", timeZone: "UTC" });
const NOON = Date.UTC(2026, 10, 7, 12);
const MINUTE = 60_000;

const said = (seq: number, by: string, at = NOON + seq): Message => ({
  seq,
  id: `message-${seq}`,
  by,
  name: by,
  at,
  is: "said",
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
  gaps?: Gap[];
  notices?: Notice[];
  outbox?: Pending[];
  newAfter?: number;
  drawn?: ReturnType<typeof drawnOf>;
}

function rows({ messages = [], gaps = [], ...shown }: Shown): Row[] {
  const { notices = [], outbox = [], newAfter, drawn = drawnOf(messages) } = shown;
  const timeline = { messages, gaps };
  return rowsOf({ timeline, notices, outbox, name: "alice", you: "alice" }, drawn, day, newAfter);
}

/** Messages `from` to `to`, all from Alice. */
const run = (from: number, to: number): Message[] =>
  Array.from({ length: to - from + 1 }, (_, index) => said(from + index, "alice"));

const outline = (list: Row[]): string[] =>
  list.map((row) => (row.kind === "group" ? `${row.name} ${row.entries.length}` : row.kind));

test("one author's messages within five minutes are one group", () => {
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

test("a new day has a heading, and starts a new group", () => {
  const midnight = Date.UTC(2026, 10, 8);
  const messages = [said(1, "alice", midnight - 1), said(2, "alice", midnight)];
  expect(outline(rows({ messages }))).toEqual(["day", "alice 1", "day", "alice 1"]);
});

test("notices stand where they happened, and consecutive ones are one row", () => {
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

test("notices of a room without messages are shown", () => {
  expect(outline(rows({ notices: [joined("bob", 0)] }))).toEqual(["notices"]);
});

test("a message being sent joins its author's group at the end", () => {
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

test("a row that did not change is the same object", () => {
  const messages = [said(1, "alice"), said(2, "bob")];
  const notices = [joined("carol", 0)];
  const before = rows({ messages, notices });
  const after = rows({ messages: [...messages, said(3, "bob")], notices });
  const same = before.map((row, index) => {
    const next = after[index];
    return next && "entries" in row && "entries" in next && sameRow(row, next);
  });
  expect(same).toEqual([true, false, true, false]);
});

test("a gap is shown where it is, unless nothing is drawn below it", () => {
  const messages = [said(3, "alice"), said(9, "alice"), said(10, "bob")];
  const gaps = [
    { after: 0, before: 3 },
    { after: 3, before: 9 },
  ];
  expect(outline(rows({ messages, gaps }))).toEqual([
    "missing",
    "day",
    "alice 1",
    "missing",
    "alice 1",
    "bob 1",
  ]);
  const drawn = { start: 1, end: 3 };
  expect(outline(rows({ messages, gaps, drawn }))).toEqual([
    "undrawn",
    "missing",
    "day",
    "alice 1",
    "bob 1",
  ]);
});

test("a message being sent is not shown after messages it does not follow", () => {
  const messages = run(1, 10);
  const outbox = [pending("message-11", NOON + MINUTE)];
  const notices = [joined("bob", 4), joined("carol", 10)];
  const outlined = outline(rows({ messages, outbox, notices, drawn: { start: 2, end: 6 } }));
  expect(outlined).toEqual(["undrawn", "day", "alice 2", "notices", "alice 2", "undrawn"]);
});

test("the cost of rows depends on how many are drawn, not on how many are known", () => {
  let reads = 0;
  const messages = new Proxy(run(1, 100_000), {
    get(target, key, receiver) {
      if (typeof key === "string" && /^\d/.test(key)) reads += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  const notices = [joined("bob", 99_990)];
  const drawn = drawnOf(messages, heldAt(messages, drawnOf(messages)));
  rows({ messages, notices, drawn });
  expect(reads).toBeLessThan(1_000);
});

test("a line stands above the first new message, and splits the group it is in", () => {
  const messages = [said(1, "bob"), said(2, "bob"), said(3, "bob")];
  expect(outline(rows({ messages, newAfter: 1 }))).toEqual(["day", "bob 1", "new", "bob 2"]);
  expect(outline(rows({ messages, newAfter: 3 }))).toEqual(["day", "bob 3"]);
});

test("the new-messages line is above missed messages, and not above those from before the first visit", () => {
  const messages = [said(3, "bob"), said(9, "bob")];
  const gaps = [
    { after: 0, before: 3 },
    { after: 3, before: 9 },
  ];
  const over = ["missing", "day", "bob 1", "new", "missing", "bob 1"];
  expect(outline(rows({ messages, gaps, newAfter: 3 }))).toEqual(over);
  const under = ["missing", "day", "new", "bob 1", "missing", "bob 1"];
  expect(outline(rows({ messages, gaps, newAfter: 1 }))).toEqual(under);
});

test("one's own messages are not new: the line comes after them, and after the day and notices before", () => {
  const messages = [said(1, "bob"), said(2, "alice"), said(3, "bob", Date.UTC(2026, 10, 8))];
  const notices = [joined("carol", 2)];
  const after = outline(rows({ messages, notices, newAfter: 1 }));
  expect(after).toEqual(["day", "bob 1", "alice 1", "notices", "day", "new", "bob 1"]);
});
