import fc from "fast-check";
import { expect, test } from "vitest";
import { HUES, placeOf } from "../../../src/client/faces.ts";
import { type Hues, sharedHues } from "../../../src/web/people/hues.ts";
import { tries } from "../../support/tries.ts";

const NONE: Hues = new Map();
const people = Array.from({ length: 40 }, (_, n) => `member-${n}`.padEnd(16, "-"));
/** Two members whose ids alone would give them the same colour. */
const alike = people.filter((id) => placeOf(id) === placeOf(people[0] ?? ""));

test("a single member has the colour of their id", () => {
  for (const id of people) expect(sharedHues(NONE, [id], []).get(id)).toBe(placeOf(id));
});

test("present members have different colours as long as there are enough", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(people, { maxLength: HUES }), (here) => {
      const hues = sharedHues(NONE, here, []);
      expect(new Set(here.map((id) => hues.get(id))).size).toBe(here.length);
      // Other viewers compute the same colours, whatever order the members are listed in.
      expect(sharedHues(NONE, here.toReversed(), [])).toEqual(hues);
    }),
    tries(),
  );
});

test("joins and leaves change nobody's colour", () => {
  fc.assert(
    fc.property(fc.array(fc.subarray(people, { maxLength: 20 })), (moments) => {
      let hues = NONE;
      for (const here of moments) {
        const next = sharedHues(hues, here, []);
        for (const [id, place] of hues) expect(next.get(id)).toBe(place);
        hues = next;
      }
    }),
    tries(),
  );
});

test("with more members than colours, each colour is used about equally often", () => {
  const hues = sharedHues(NONE, people, []);
  const counts = Array.from(
    { length: HUES },
    (_, place) => [...hues.values()].filter((it) => it === place).length,
  );
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
});

test("present members differ in colour from absent authors, and absent authors from each other", () => {
  const [first = "", second = "", third = ""] = alike;
  const hues = sharedHues(NONE, [third], [first, second]);
  expect(new Set([hues.get(first), hues.get(second), hues.get(third)]).size).toBe(3);
  expect(hues.get(third)).toBe(placeOf(third));
});

test("without changes the result is the same object", () => {
  const hues = sharedHues(NONE, people, []);
  expect(sharedHues(hues, people.slice(3), people)).toBe(hues);
});
