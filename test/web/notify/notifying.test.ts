import { expect, test } from "vitest";
import { callingIn, mentions, notifies } from "../../../src/web/notify/notifying.ts";
import { message } from "../../support/fake-server.ts";
import { MENTIONS } from "../scripts/mentions.ts";

test.each([
  ["@Ana look", "Ana"],
  ["look, @ana!", "Ana"],
  ["(@ANA's turn)", "Ana"],
  ["@Ana Lee?", "Ana Lee"],
  ["嗨 @小明，看看", "小明"],
  ["@C++ (again)", "C++"],
  ["@\u0041\u0301na", "Ána"],
])("%s mentions %s", (body, name) => {
  expect(mentions(body, name)).toBe(true);
});

test.each([
  ["Ana, look", "Ana"],
  ["@Anabel", "Ana"],
  ["mail@ana.example", "ana"],
  ["@Ana", "Ana Lee"],
  ["@CCC", "C++"],
  ["@An\u00e1", "Ana"],
])("%s does not mention %s", (body, name) => {
  expect(mentions(body, name)).toBe(false);
});

test.each(MENTIONS)("in %s, %s calls %s", (_, body, called, notCalled) => {
  const here = [called, ...notCalled];
  expect(here.filter((name) => mentions(body, name, here))).toEqual([called]);
});

test("a name is a mention unless a member with a longer matching name is present", () => {
  expect(mentions("@小明明在吗", "小明")).toBe(true);
  expect(mentions("@Ana Lee?", "Ana")).toBe(true);
});

test.each(["ana@example.org", "почта@Анна.рф", "7@ana", "a_@ana"])("%j mentions nobody", (body) => {
  expect(["ana", "example", "Анна"].filter((name) => mentions(body, name))).toEqual([]);
});

test("notifications follow the chosen level, and never one's own messages", () => {
  const you = "ana-ana-ana-ana-";
  const self = { you, name: "Ana" };
  const plain = { by: "bob-bob-bob-bob-", is: "said", body: "hello" } as const;
  const mention = { by: "bob-bob-bob-bob-", is: "said", body: "@ana hello" } as const;
  expect([plain, mention].map((it) => notifies("none", it, self))).toEqual([false, false]);
  expect([plain, mention].map((it) => notifies("mentions", it, self))).toEqual([false, true]);
  expect([plain, mention].map((it) => notifies("all", it, self))).toEqual([true, true]);
  expect(notifies("all", { by: you, is: "said", body: "@ana" }, self)).toBe(false);
});

test("the last new message notifies, and in another epoch of the room all are new", () => {
  const messages = [message(1), message(2, { body: "@Ana" }), message(3)];
  const [epoch, later] = ["a".repeat(32), "b".repeat(32)];
  const state = {
    timeline: { cursor: { epoch, seq: 3 }, messages, gaps: [] },
    you: "",
    name: "Ana",
    members: [],
  };
  expect(callingIn(state, { epoch, seq: 1 }, "mentions")).toBe(messages[1]);
  expect(callingIn(state, { epoch, seq: 2 }, "mentions")).toBeUndefined();
  expect(callingIn(state, { epoch: later, seq: 100 }, "mentions")).toBe(messages[1]);
  expect(callingIn(state, { epoch: later, seq: 100 }, "all")).toBe(messages[2]);
});

test("a deleted message notifies nobody", () => {
  expect(notifies("all", { by: "bob", is: "erased" }, { you: "alice", name: "Alice" })).toBe(false);
});
