import { expect, test } from "vitest";
import { plainLines, plainSay } from "../../src/protocol/wire/plain.ts";
import { refused } from "../../src/protocol/wire/refusals.ts";

const ana = { id: "a".repeat(16), name: "Ana" };
const ben = { id: "b".repeat(16), name: "Ben" };

test("8.3 the lines are exactly the tutorials'", () => {
  const message = {
    seq: 1,
    id: "12345678",
    by: ana.id,
    name: "Ana",
    at: 0,
    is: "said",
    body: "hi: there",
  } as const;
  expect(plainLines({ type: "presence", joined: [ana], count: 1 })).toEqual([
    "New client connected: Ana",
  ]);
  expect(plainLines({ type: "changes", from: 0, to: 1, records: [message] })).toEqual([
    "Message from client Ana: hi: there",
  ]);
  expect(plainLines({ type: "presence", left: [ana, ben], count: 0 })).toEqual([
    "Client disconnected: Ana",
    "Client disconnected: Ben",
  ]);
});

test("8.4 a refusal is a line that says why", () => {
  expect(plainLines(refused("too-long"))).toEqual([
    "A message has at most 8,000 bytes of UTF-8. Shorten it, or split it up.",
  ]);
});

test("8.2 a line end at the end is not part of the message", () => {
  expect(plainSay("hi\r\n", "12345678").body).toBe("hi");
  expect(plainSay("a\nb\n\n", "12345678").body).toBe("a\nb\n");
  for (const end of ["\n", "\r\n", "\r", "\u2028", "\u2029"])
    expect(plainSay(`a${end}b${end}`, "12345678").body).toBe(`a${end}b`);
});

test("11.12 the role of an owner or moderator follows their name, in a form that no name can imitate", () => {
  const marksOf = (id: string) => (id === ana.id ? ["owner"] : []);
  const poser = { ...ben, name: "Ana ‹owner›" };
  expect(plainLines({ type: "presence", joined: [ana, poser], count: 2 }, marksOf)).toEqual([
    "New client connected: Ana ‹owner›",
    "New client connected: Ana owner",
  ]);
  const message = {
    seq: 1,
    id: "12345678",
    by: ana.id,
    name: "Ana",
    at: 0,
    is: "said",
    body: "hi",
  } as const;
  expect(plainLines({ type: "changes", from: 0, to: 1, records: [message] }, marksOf)).toEqual([
    "Message from client Ana ‹owner›: hi",
  ]);
});
