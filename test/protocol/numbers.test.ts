import fc from "fast-check";
import { expect, test } from "vitest";
import { numbersKept } from "../../src/protocol/wire/numbers.ts";
import { tries } from "../support/tries.ts";

test.each([
  "9007199254740993",
  "-9007199254740993",
  "18446744073709551615",
  "100000000000000000000000",
  "9".repeat(400),
  "1e400",
  "-1E+999",
  '["9007199254740991", 9007199254740993]',
  '{"\\"":9007199254740993}',
])("9.2 %s is not stored as it is", (json) => {
  expect(numbersKept(json)).toBe(false);
});

test.each([
  "9007199254740991",
  "9007199254740992",
  "18446744073709551616",
  "18446744073709552000",
  "0.1000000000000000055",
  "3.141592653589793238462643",
  "1e23",
  "9.9999999999999992e+22",
  "5e-324",
  "-0",
  '"9007199254740993"',
  '{"1e999":"1e999"}',
  '"\\"9007199254740993\\\\"',
])("9.2 %s is stored as it is", (json) => {
  expect(numbersKept(json)).toBe(true);
});

test("9.2 every number that JavaScript writes is stored as it is", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (value, number) => {
        expect(numbersKept(JSON.stringify([value, number]))).toBe(true);
      },
    ),
    tries(),
  );
});

test("9.2 a whole number is stored as it is if and only if a double equals it, or it is written as JavaScript does", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (whole) => {
      const number = Number(whole);
      const isKept = BigInt(number) === whole || String(number) === String(whole);
      expect(numbersKept(`${whole}`)).toBe(isKept);
    }),
    tries(),
  );
});
