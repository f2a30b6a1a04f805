import { expect, test } from "vitest";
import { membersNamed, memberBegunIn } from "../../../src/web/offers/member-naming.ts";

test.each([
  ["@", 1, { from: 0, to: 1, name: "" }],
  ["hello @an", 9, { from: 6, to: 9, name: "an" }],
  ["(@Łu", 4, { from: 1, to: 4, name: "Łu" }],
  ["@ana is here", 4, { from: 0, to: 4, name: "ana" }],
  ["@ana is here", 8, undefined],
  ["ana@example.org", 15, undefined],
  ["hello", 5, undefined],
  ["会議です@田", 6, { from: 4, to: 6, name: "田" }],
  ["今日は、＠花", 6, { from: 4, to: 6, name: "花" }],
  ["สวัสดี@สม", 9, { from: 6, to: 9, name: "สม" }],
  ["ל@דנ", 4, { from: 1, to: 4, name: "דנ" }],
  ["@O’Br", 5, { from: 0, to: 5, name: "O’Br" }],
  ["@علی\u200Cر", 6, { from: 0, to: 6, name: "علی\u200Cر" }],
  ["“@an", 4, { from: 1, to: 4, name: "an" }],
  ["https://example.org/@an", 23, undefined],
  ["a.@an", 5, undefined],
])("in %j with the caret at %d", (draft, caret, naming) => {
  expect(memberBegunIn(draft, caret)).toEqual(naming);
});

test("members are found by the start of any part of their name, whole names first, never yourself", () => {
  const members = ["Ben Anders", "Ana", "anouk", "Dan", "An"].map((name) => ({ id: name, name }));
  const names = membersNamed("AN", members, "An").map(({ name }) => name);
  expect(names).toEqual(["Ana", "anouk", "Ben Anders"]);
});
