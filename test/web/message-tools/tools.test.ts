import { describe, expect, test } from "vitest";
import type { Message, Pending } from "../../../src/client/index.ts";
import type { Role } from "../../../src/protocol/rights/roles.ts";
import { inBar, MESSAGE_TOOLS, outcomeOf, toolsFor } from "../../../src/web/message-tools/tools.ts";

const YOU = "alice-----------";
const stamp = { seq: 7, id: "message-7", name: "Alice", at: 0 };
const own: Message = { ...stamp, by: YOU, is: "said", body: "hi" };
const theirs: Message = { ...stamp, by: "bob-------------", is: "said", body: "hi" };
const erased: Message = { ...stamp, by: YOU, is: "erased" };
const pending: Pending = { id: "message-8", body: "hi", at: 0, after: 7 };

const COPY = ["copy"];
const ALL = ["copy", "erase"];

describe("12.6 a message has the tools that its reader may use", () => {
  test.each<[Role | undefined, typeof ALL, typeof ALL]>([
    [undefined, ALL, COPY],
    ["reader", ALL, COPY],
    ["member", ALL, COPY],
    ["moderator", ALL, ALL],
    ["owner", ALL, ALL],
  ])("as %s: %j on their own, %j on another's", (role, onOwn, onTheirs) => {
    const reader = { you: YOU, role };
    expect(toolsFor(own, reader).map(({ id }) => id)).toEqual(onOwn);
    expect(toolsFor(theirs, reader).map(({ id }) => id)).toEqual(onTheirs);
    expect(toolsFor(erased, reader)).toEqual([]);
    expect(toolsFor(pending, reader).map(({ id }) => id)).toEqual(COPY);
  });

  test("no message is one's own before the room has sent the member's id", () => {
    expect(toolsFor(own, { you: undefined, role: undefined }).map(({ id }) => id)).toEqual(COPY);
  });
});

test("no two tools share a key", () => {
  const keys = MESSAGE_TOOLS.flatMap((tool) => tool.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test("of seven tools, as many as fit stand in the toolbar, next to a button for the others", () => {
  const [tool] = MESSAGE_TOOLS;
  const seven = tool === undefined ? [] : Array.from({ length: 7 }, () => tool);
  expect([9, 7, 6, 4, 2, 1, 0].map((places) => inBar(seven, places).length)).toEqual([
    7, 7, 5, 3, 1, 0, 0,
  ]);
  expect(inBar(seven.slice(0, 1), 1)).toHaveLength(1);
});

test("a tool without a success text announces nothing", () => {
  const failed = "Couldn’t";
  expect(outcomeOf(true, { label: "Copy", done: "Copied", failed })).toBe("Copied");
  expect(outcomeOf(true, { label: "Delete", failed })).toBe("");
  expect(outcomeOf(false, { label: "Delete", failed })).toBe(failed);
});
