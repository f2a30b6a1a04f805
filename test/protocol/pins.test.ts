import { expect, test } from "vitest";
import { PINS_AT_MOST, pinsIn, withoutPin, withPin } from "../../src/protocol/rights/pins.ts";

test("11.14 the newest pin is first, and a message that is pinned again becomes the newest", () => {
  expect(withPin([], 3)).toEqual([3]);
  expect(withPin([7, 3], 9)).toEqual([9, 7, 3]);
  expect(withPin([9, 7, 3], 3)).toEqual([3, 9, 7]);
});

test("11.14 only the pin that is removed goes", () => {
  expect(withoutPin([9, 7, 3], 7)).toEqual([9, 3]);
  expect(withoutPin([9, 3], 7)).toEqual([9, 3]);
});

test.each([
  [undefined, []],
  [
    [7, 3],
    [7, 3],
  ],
  [[7, 7], []],
  ["7", []],
])("11.14 the pins in %j are %j", (value, pins) => {
  expect(pinsIn(value)).toEqual(pins);
});

test("11.14 there are at most 50 pins", () => {
  const pins = Array.from({ length: PINS_AT_MOST }, (_, n) => n + 1);
  expect(pins).toHaveLength(50);
  expect(pinsIn(pins)).toEqual(pins);
  expect(pinsIn(withPin(pins, 51))).toEqual([]);
});
