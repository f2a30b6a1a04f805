import { expect, test } from "vitest";
import { flatten, unflatten } from "../../../src/protocol/records/message.ts";
import type { Message, Pending } from "../../../src/client/index.ts";
import {
  announcementOf as announced,
  type Heard,
  heardOf,
  type HeardState,
} from "../../../src/web/notices/announcing.ts";
import { en } from "../../../src/web/words/en.ts";
import { more as moreEnglish } from "../../../src/web/words/more/en.ts";
import { grammarOf } from "../../../src/web/words/grammar.ts";

const english = grammarOf("en");
const words = { ...moreEnglish(english), pill: en(english).pill };
const announcementOf = (heard: Heard, news: HeardState): string[] => announced(heard, news, words);
const EPOCH = "0".repeat(32);
const YOU = "you";

const said = (seq: number, name: string, body = `line ${seq}`): Message => ({
  seq,
  id: `message-${seq}`,
  by: name,
  name,
  at: seq,
  is: "said",
  body,
});

function room(
  messages: readonly Message[],
  more: { epoch?: string; outbox?: Pending[] } = {},
): HeardState {
  const { epoch = EPOCH, outbox = [] } = more;
  const cursor = { epoch, seq: messages.at(-1)?.seq ?? 0 };
  return { timeline: { cursor, messages, gaps: [] }, outbox, you: YOU };
}

const opening: HeardState = { timeline: { messages: [], gaps: [] }, outbox: [] };

test("messages of others are announced with the author first", () => {
  const before = heardOf(room([said(1, "Ana")]));
  const after = room([said(1, "Ana"), said(2, "Ana", "hello"), said(3, "Ben", "a\n\nb")]);
  expect(announcementOf(before, after)).toEqual(["Ana: hello", "Ben: a b"]);
});

test("of more than three messages the number is announced", () => {
  const before = heardOf(room([said(1, "Ana")]));
  const messages = [1, 2, 3, 4, 5, 6].map((seq) => said(seq, "Ana"));
  expect(announcementOf(before, room(messages))).toEqual(["5 new messages"]);
});

test("history is not announced: not on arrival, not when it is loaded later, not after a reset", () => {
  expect(announcementOf(heardOf(opening), room([said(1, "Ana")]))).toEqual([]);
  const before = heardOf(room([said(5, "Ana")]));
  expect(announcementOf(before, room([said(4, "Ana"), said(5, "Ana")]))).toEqual([]);
  expect(announcementOf(before, room([said(9, "Ana")], { epoch: "1".repeat(32) }))).toEqual([]);
});

test("one's own messages are not announced, but a refusal is, once", () => {
  const before = heardOf(room([said(1, "Ana")]));
  expect(announcementOf(before, room([said(1, "Ana"), said(2, YOU)]))).toEqual([]);
  const refused = { code: "too-long", detail: "" };
  const outbox = [{ id: "mine", body: "x", at: 1, after: 1, refused }];
  const after = room([said(1, "Ana")], { outbox });
  expect(announcementOf(before, after)).toEqual(["Not sent."]);
  expect(announcementOf(heardOf(after), after)).toEqual([]);
});

test("the content of a spoiler is not announced", () => {
  const before = heardOf(room([said(1, "Ana")]));
  const after = room([said(1, "Ana"), said(2, "Ana", "It ends ||badly||.")]);
  expect(announcementOf(before, after)).toEqual(["Ana: It ends ▒▒▒."]);
});

test("of a long message the beginning is announced", () => {
  const before = heardOf(room([said(1, "Ana")]));
  const [line] = announcementOf(before, room([said(2, "Ana", "x".repeat(8_000))]));
  expect(line?.length).toBeLessThan(500);
});

test("a message that was deleted before it was heard is not announced", () => {
  const heard = heardOf(room([]));
  const erased = unflatten({ ...flatten(said(1, "Ana")), body: "" });
  expect(announcementOf(heard, room([erased, said(2, "Ben")]))).toEqual(["Ben: line 2"]);
});
