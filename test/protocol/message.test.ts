import { expect, test } from "vitest";
import { decodeServerFrame } from "../../src/protocol/wire/codec.ts";
import { encode } from "../../src/protocol/wire/room-codec.ts";
import {
  flatten,
  legible,
  type Message,
  readableIn,
  unflatten,
} from "../../src/protocol/records/message.ts";

const stamp = { seq: 7, rev: 9, id: "message-7", by: "a".repeat(16), name: "Alice", at: 1_000 };
const said: Message = { ...stamp, is: "said", body: "hi" };
const erased: Message = { ...stamp, is: "erased" };

test("12.6 only an erased message has an empty body in a record", () => {
  expect([said, erased].map(flatten)).toEqual([
    { ...stamp, body: "hi" },
    { ...stamp, body: "" },
  ]);
  expect([said, erased].map(flatten).map(unflatten)).toEqual([said, erased]);
});

test("4.3 a frame carries no state of a message, and the state comes back from its body", () => {
  const changes = { type: "changes", from: 6, to: 9, records: [said, erased] } as const;
  const text = encode({ ...changes, records: [...changes.records] });
  expect(text).not.toContain('"is"');
  expect(JSON.parse(text)).toMatchObject({ records: [{ body: "hi" }, { body: "" }] });
  expect(decodeServerFrame(text)).toEqual(changes);
});

test("nothing of an erased message can be read, and plain text says that it was deleted", () => {
  expect([said, erased].map(readableIn)).toEqual(["hi", undefined]);
  expect([said, erased].map((it) => legible(it, (body) => `<${body}>`))).toEqual([
    "<hi>",
    "(deleted)",
  ]);
});
