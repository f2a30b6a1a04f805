import { expect, test } from "vitest";
import { flatten, unflatten } from "../../../src/protocol/records/message.ts";
import type { Message, Timeline } from "../../../src/client/index.ts";
import { unreadBehind, unreadIn } from "../../../src/web/rooms/counting.ts";

const ALICE = "alice-alice-alic";
const BOB = "bob-bob-bob-bob-";
const epoch = "a".repeat(32);
const later = "b".repeat(32);

function said(seq: number, by: string): Message {
  return { seq, id: `message-${seq}`, by, name: "", at: seq, is: "said", body: "said" };
}

const timeline: Timeline = {
  cursor: { epoch, seq: 5 },
  messages: [said(3, BOB), said(4, ALICE), said(5, BOB)],
  gaps: [{ after: 0, before: 3 }],
};

test("others' messages after the cursor are unread, and one's own are not", () => {
  expect(unreadIn(timeline, { epoch, seq: 3 }, ALICE)).toBe(1);
  expect(unreadIn(timeline, { epoch, seq: 2 }, ALICE)).toBe(2);
  expect(unreadIn(timeline, { epoch, seq: 5 }, ALICE)).toBe(0);
});

test("the messages of a gap count as far as they are past the cursor", () => {
  expect(unreadIn(timeline, { epoch, seq: 1 }, ALICE)).toBe(3);
});

test("in another epoch of the room all messages are unread", () => {
  expect(unreadIn(timeline, { epoch: later, seq: 100 }, ALICE)).toBe(4);
  expect(unreadBehind({ epoch, seq: 5, unread: 4 }, { epoch: later, seq: 100 })).toBe(4);
});

test("messages from before the first visit are history, not unread", () => {
  expect(unreadIn(timeline, undefined, ALICE)).toBe(0);
  expect(unreadBehind({ epoch, seq: 5, unread: 5 }, undefined)).toBe(0);
});

test("3.12 for a room that is not open, the unread count is the one it reports, which counts only messages", () => {
  expect(unreadBehind({ epoch, seq: 5, unread: 2 }, { epoch, seq: 2 })).toBe(2);
  expect(unreadBehind({ epoch, seq: 5, unread: 0 }, { epoch, seq: 2 })).toBe(0);
  expect(unreadBehind(undefined, { epoch, seq: 5 })).toBe(0);
});

test("messages that another tab has read since are not unread", () => {
  expect(unreadBehind({ epoch, seq: 5, unread: 3 }, { epoch, seq: 4 })).toBe(1);
  expect(unreadBehind({ epoch, seq: 5, unread: 3 }, { epoch, seq: 5 })).toBe(0);
  expect(unreadBehind({ epoch, seq: 2, unread: 3 }, { epoch, seq: 5 })).toBe(0);
});

test("a message that was deleted is not unread", () => {
  const erased = unflatten({ ...flatten(said(5, BOB)), rev: 6, body: "" });
  const messages = [said(3, BOB), said(4, ALICE), erased];
  expect(unreadIn({ ...timeline, messages }, { epoch, seq: 2 }, ALICE)).toBe(1);
});
