import { expect, test } from "vitest";
import type { Message } from "../../../src/client/index.ts";
import { newLineAfter } from "../../../src/web/log/new-line.ts";

const YOU = "you";
const said = (seq: number, by = "bob"): Message => ({
  seq,
  id: `message-${seq}`,
  by,
  name: by,
  at: seq,
  is: "said",
  body: "said",
});

test("a returning reader finds the new-messages line where they left off", () => {
  const messages = [said(1), said(2), said(3)];
  expect(newLineAfter(undefined, { read: 1, isReading: false }, messages, YOU)).toBe(1);
});

test("in a new room, and where everything is read, there is no line", () => {
  const away = { read: 2, isReading: false };
  expect(newLineAfter(undefined, { ...away, read: undefined }, [said(1)], YOU)).toBeUndefined();
  expect(newLineAfter(undefined, away, [said(1), said(2)], YOU)).toBeUndefined();
  expect(newLineAfter(undefined, away, [said(2), said(3, YOU)], YOU)).toBeUndefined();
});

test("it stays during reading, and moves only when a message arrived while the reader was away", () => {
  const messages = [said(1), said(2), said(3)];
  expect(newLineAfter(1, { read: 3, isReading: true }, messages, YOU)).toBe(1);
  expect(newLineAfter(1, { read: 3, isReading: false }, messages, YOU)).toBe(1);
  expect(newLineAfter(1, { read: 3, isReading: false }, [...messages, said(4)], YOU)).toBe(3);
});
