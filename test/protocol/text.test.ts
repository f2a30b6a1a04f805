import { describe, expect, test } from "vitest";
import { cleanName } from "../../src/protocol/names/names.ts";
import { keyOf } from "../../src/protocol/rights/setting-keys.ts";
import { faultInSetting } from "../../src/protocol/rights/settings.ts";
import { faultInBody, hasVisible } from "../../src/protocol/text.ts";
import { sharedTextOf } from "../../src/web/sharing/topic-entry.ts";

/** Letters, symbols and marks by their category, but blank to the eye. */
const BLANK = [
  ["the Hangul filler", "\u3164"],
  ["the filler of a leading jamo", "\u115F"],
  ["the filler of a vowel jamo", "\u1160"],
  ["the halfwidth Hangul filler", "\uFFA0"],
  ["a Braille cell without dots", "\u2800"],
  ["a Khmer vowel that is not written", "\u17B4\u17B5"],
  ["tags without a flag", "\u{E0067}\u{E0062}\u{E007F}"],
  ["selectors without anything to vary", "\uFE0F\uFE00\u{E0101}\u180B"],
  ["joiners", "\u200D\u200C\u2060\u034F"],
  ["direction marks", "\u200E\u202E\u2066\u061C"],
  ["a soft hyphen", "\u00AD"],
  ["an object replacement character", "\uFFFC"],
  ["a music note without a head", "\u{1D159}"],
  ["blanks among hieroglyphs", "\u{13441}\u{13442}"],
  ["a noncharacter", "\uFFFE"],
  ["wide and narrow spaces", "\u3000\u2003\u202F\u00A0\u1680"],
  ["line ends of all kinds", "\n\r\u2028\u2029"],
  ["marks on nothing", "\u0301\u20DD"],
] as const;

test.each([
  ["of one byte each", "x", 8_000],
  ["of two bytes each", "ж", 4_000],
  ["of three bytes each", "€", 2_666],
  ["of four bytes each", "🐚", 2_000],
])("4.5 a body has at most 8,000 bytes: characters %s", (_, char, most) => {
  expect(faultInBody(char.repeat(most))).toBeUndefined();
  expect(faultInBody(char.repeat(most + 1))).toBe("too-long");
});

describe("4.5 blank is blank", () => {
  test.each(BLANK)("%s is blank, alone and among spaces", (_, text) => {
    for (const blank of [text, ` ${text} ${text}`]) {
      expect(hasVisible(blank)).toBe(false);
      expect(faultInBody(blank)).toBe("empty");
      expect(cleanName(blank)).toBeUndefined();
      expect(faultInSetting(keyOf("title"), blank, "owner")).toBe("bad-setting");
      expect(sharedTextOf(blank)).toBeUndefined();
    }
  });

  test.each([
    "a",
    "7",
    ".",
    "´",
    "…",
    "字",
    "ㅋㅋ",
    "ᄀ",
    "ㆍ",
    "ー",
    "ா",
    "☺",
    "☺\uFE0E",
    "❤\uFE0F",
    "1\uFE0F\u20E3",
    "🏴",
    "🇯🇵",
    "\u{1FADC}",
    "⠁",
    "█",
    "␠",
    "\u3164a",
    "\uF8FF",
  ])("%s is visible", (text) => {
    expect(faultInBody(text)).toBeUndefined();
  });
});
