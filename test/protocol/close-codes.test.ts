import { expect, test } from "vitest";
import { isFinal, isSendable } from "../../src/protocol/wire/close-codes.ts";

test.each([1000, 1002, 1003, 1007, 1008, 1009, 4500, 4502, 4506])("7.3 %i is final", (code) => {
  expect(isFinal(code)).toBe(true);
});

test.each([1001, 1005, 1006, 1011, 1012, 1013, 4000, 4001, 4002, 4003, 4004])(
  "7.3 %i is worth another try",
  (code) => {
    expect(isFinal(code)).toBe(false);
  },
);

test.each([1004, 1005, 1006, 1015, 999, 5000, 0])("7.5 %i is never echoed", (code) => {
  expect(isSendable(code)).toBe(false);
});

test.each([1000, 1001, 1011, 3000, 4500, 4999])("7.5 %i may be echoed", (code) => {
  expect(isSendable(code)).toBe(true);
});
