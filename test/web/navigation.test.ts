import { expect, test } from "vitest";
import { keyIn } from "../../src/web/navigation.ts";

const KEY = "k".repeat(43);

test.each([
  [`#key=${KEY}`, KEY],
  [`https://alcove.example.org/r/choir#key=${KEY}`, KEY],
  [`#key=${KEY}k`, undefined],
  [`#key=${KEY.slice(1)}`, undefined],
  ["#", undefined],
  ["correct horse battery staple", undefined],
])("11.3 the key in %j is %s", (link, key) => {
  expect(keyIn(link)).toBe(key);
});
