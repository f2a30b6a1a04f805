import { expect, test } from "vitest";
import { membersNamed, memberBegunIn } from "../../src/web/view/member-naming.ts";

test.each([
  ["@", 1, { from: 0, to: 1, name: "" }],
  ["hello @an", 9, { from: 6, to: 9, name: "an" }],
  ["(@Łu", 4, { from: 1, to: 4, name: "Łu" }],
  ["@ana is here", 4, { from: 0, to: 4, name: "ana" }],
  ["@ana is here", 8, undefined],
  ["ana@example.org", 15, undefined],
  ["hello", 5, undefined],
])("in %j with the caret at %d", (draft, caret, naming) => {
  expect(memberBegunIn(draft, caret)).toEqual(naming);
});

test("who is meant is found by the beginning of any of their names, whole names first, never yourself", () => {
  const members = ["Ben Anders", "Ana", "anouk", "Dan", "An"].map((name) => ({ id: name, name }));
  const names = membersNamed("AN", members, "An").map(({ name }) => name);
  expect(names).toEqual(["Ana", "anouk", "Ben Anders"]);
});
