/**
 * Properties that hold for any text, however hostile.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { withLineFeeds } from "../../../src/protocol/text.ts";
import { linkify } from "../../../src/web/formatting/parse/linkify.ts";
import { MOST } from "../../../src/web/formatting/parse/budget.ts";
import { mayBeFormatted } from "../../../src/web/formatting/may-be-formatted.ts";
import { parse } from "../../../src/web/formatting/parse/parse.ts";
import { depthOf, readingOf } from "./outline.ts";
import { tries } from "../../support/tries.ts";

/** The marks of formatting, and what may stand beside them. */
const PIECES = [
  ...Array.from("*_~|`>[]()<!\\-+#&:.1aé字🎉 \n\t\"'"),
  "**",
  "~~",
  "||",
  "```",
  "```js\n",
  "> ",
  "- ",
  "  - ",
  "1. ",
  "2) ",
  "\n\n",
  "](",
  "![",
  "word",
  "\r\n",
];

const ADDRESSES = [
  "https://example.org/a_b",
  "mailto:a@example.org",
  "http://",
  "[a](https://b.example)",
];

const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((it) => it.join(""));
const anyTexts = fc.oneof(
  texts,
  fc.array(fc.constantFrom(...PIECES, ...ADDRESSES), { maxLength: 60 }).map((it) => it.join("")),
  fc.string({ unit: "binary" }),
);

test("any text can be parsed, and its visible characters are shown", () => {
  fc.assert(
    fc.property(anyTexts, (text) => {
      const blocks = parse(text);
      expect(blocks.length > 0 || text.trim() === "").toBe(true);
    }),
    tries(500),
  );
});

test("nothing of a message is lost, added or moved except marks and spaces", () => {
  const said = (text: string): string => text.replaceAll(/[\s*_~|`>\\-]/g, "");
  fc.assert(
    fc.property(texts, (text) => {
      expect(said(readingOf(parse(text)))).toBe(said(text));
    }),
    tries(1_000),
  );
});

test("text without marks is the same without the parser", () => {
  fc.assert(
    fc.property(anyTexts, (text) => {
      fc.pre(!mayBeFormatted(text) && text.trim() !== "");
      const children = linkify(withLineFeeds(text).trimEnd());
      expect(parse(text)).toEqual([{ kind: "text", children }]);
    }),
    {
      ...tries(1_000),
      examples: [
        ["\n>"],
        [">\n>http://"],
        ["http://mailto:a@example.org"],
        ["\u2028a\u2029b"],
        ["\ra\r\nb"],
      ],
    },
  );
});

test.each(["> ", "- ", "  - ", "1. ", "> - ", "**a *b ", "||a **b _c "])(
  "however often %j is repeated, it is drawn to a bounded depth",
  (unit) => {
    const bound = MOST.depth + MOST.spans + 2;
    const nested = `${unit.repeat(1_000)}x`;
    const staircase = Array.from({ length: 90 }, (_, step) => `${" ".repeat(2 * step)}${unit}x`);
    expect(depthOf(parse(nested))).toBeLessThanOrEqual(bound);
    expect(depthOf(parse(staircase.join("\n")))).toBeLessThanOrEqual(bound);
  },
);

/** The longest frame, twice the size that a message may have. */
const BYTES = 16_384;
/** Milliseconds. It took 30 on the machine where it was written; others may be busy. */
const READ_WITHIN = 300;

test("any text of 16 KiB is parsed in a moment", () => {
  const units = fc.array(fc.constantFrom(...PIECES, ...ADDRESSES), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(units, (pieces) => {
      const unit = pieces.join("");
      const text = unit.repeat(Math.ceil(BYTES / unit.length)).slice(0, BYTES);
      expect(quickest(3, () => parse(text))).toBeLessThan(READ_WITHIN);
    }),
    tries(150),
  );
});

test("a line of spaces within a quote is parsed in a moment", () => {
  const text = `> a${" ".repeat(BYTES)}b\n> c`;
  expect(quickest(3, () => parse(text))).toBeLessThan(READ_WITHIN / 6);
});

/** Milliseconds of the quickest run. The others waited for something else. */
function quickest(runs: number, act: () => void): number {
  let least = Infinity;
  for (let run = 0; run < runs && least > READ_WITHIN / 3; run += 1) {
    const start = performance.now();
    act();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
