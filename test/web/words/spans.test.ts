import { expect, test } from "vitest";
import { spanOf } from "../../../src/web/words/spans.ts";

test.each([
  [5, "en", "5 seconds"],
  [60, "en", "1 minute"],
  [90, "en", "90 seconds"],
  [21_600, "es", "6 horas"],
  [604_800, "zh-Hans", "7天"],
])("%d seconds are in %s %j", (seconds, locale, text) => {
  expect(spanOf(seconds, locale)).toBe(text);
});
