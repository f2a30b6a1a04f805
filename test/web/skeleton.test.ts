import { expect, test } from "vitest";
import { sharedNames } from "../../src/web/view/identity.ts";
import { skeletonOf } from "../../src/client/skeleton.ts";

test.each([
  ["Alice", "alice"],
  ["Alice", "АIiсе"],
  ["Alice", "A1ice"],
  ["Alice", "Аlіcе"],
  ["Alice", "Álice"],
  ["Alice", "Ａｌｉｃｅ"],
  ["Alice", "𝐀𝐥𝐢𝐜𝐞"],
  ["Alice", "A l i ce"],
  ["Bob", "Β0b"],
  ["Bob", "Вob"],
  ["paypal", "раураl"],
  ["Ivy", "lvy"],
])("look-alikes: %s and %s have one skeleton", (one, other) => {
  expect(skeletonOf(other)).toBe(skeletonOf(one));
});

test.each([
  ["Alice", "Alicia"],
  ["Ana", "Anna"],
  ["김민수", "김민서"],
  ["علي", "عالي"],
  ["राम", "रमा"],
  ["🦊", "🐻"],
  ["...", "---"],
  ["Иван", "Ирина"],
])("%s and %s are told apart", (one, other) => {
  expect(skeletonOf(other)).not.toBe(skeletonOf(one));
});

test("look-alikes among who is here, or who spoke, are shown with their tags", () => {
  const members = [
    { id: "a".repeat(16), name: "Alice" },
    { id: "b".repeat(16), name: "Аliсе" },
    { id: "c".repeat(16), name: "Carol" },
  ];
  expect(sharedNames(members, [])).toEqual(new Set(["Alice", "Аliсе"]));
  const said = { seq: 1, id: "12345678", by: "d".repeat(16), name: "CaroI", at: 0, body: "hi" };
  expect(sharedNames(members, [said])).toContain("Carol");
});
