import all from "unhomoglyph/data.json" with { type: "json" };
import { expect, test } from "vitest";
import { CONFUSABLES } from "../../src/protocol/names/confusables.ts";
import { confusables } from "../../src/web/build/confusables-table.ts";
import { sharedNames } from "../../src/web/people/shared-names.ts";
import { skeletonOf } from "../../src/protocol/names/skeleton.ts";

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
  ["Olga", "O\u04C0ga"],
  ["Olga", "Oǀga"],
  ["Olga", "Olɡa"],
  ["Dawn", "ԁawn"],
  ["Dawn", "Dawո"],
  ["Olga Dawn", "Օlga Dawn"],
  ["Olga", "Oוga"],
  ["Bob", "Bօb"],
  ["Sam", "Ѕam"],
  ["Ana", "Ꭺna"],
  ["Otto", "O\u03C4\u03C4o"],
  ["Modern", "Modem"],
  ["Dawn", "Davvn"],
  ["Dora", "clora"],
  ["Olga Dawn", "Olga Dawn."],
  ["Olga Dawn", "Olga-Dawn"],
  ["Olga Dawn", "Olga_Dawn"],
  ["Olga Dawn", "'Olga Dawn'"],
  ["Olga Dawn", "Olga·Dawn"],
  ["Olga Dawn", "Olga Dawn\u02BC"],
  ["Olga Dawn", "Olga Dawn\u0488"],
  ["Olga Dawn", "Olga Dawn\u20DD"],
  ["Olga Dawn", "O\u1DC4lga Dawn"],
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
])("%s and %s are different", (one, other) => {
  expect(skeletonOf(other)).not.toBe(skeletonOf(one));
});

/** Normalization turns these into an s and into spaces before they are compared. */
const NORMALIZED = new Set(["ſ", "˛", "ͺ"]);

test("every character that Unicode confuses with a Latin letter or digit has its skeleton", () => {
  const letters = Object.entries(all)
    .filter(([, taken]) => /^[A-Za-z0-9]{1,2}$/.test(taken))
    .filter(([sign]) => !NORMALIZED.has(sign));
  expect(letters.length).toBeGreaterThan(1_000);
  const missed = letters.filter(([sign, taken]) => skeletonOf(sign) !== skeletonOf(taken));
  expect(missed).toEqual([]);
});

test("the table is the one generated from Unicode's", () => {
  expect(CONFUSABLES).toBe(confusables());
});

test("look-alike names among members and authors are shown with their tags", () => {
  const members = [
    { id: "a".repeat(16), name: "Alice" },
    { id: "b".repeat(16), name: "Аliсе" },
    { id: "c".repeat(16), name: "Carol" },
  ];
  expect(sharedNames(members, [])).toEqual(new Set(["Alice", "Аliсе"]));
  const said = {
    seq: 1,
    id: "12345678",
    by: "d".repeat(16),
    name: "CaroI",
    at: 0,
    is: "said",
    body: "hi",
  } as const;
  expect(sharedNames(members, [said])).toContain("Carol");
});
