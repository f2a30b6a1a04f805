import { expect, test } from "vitest";
import { safeJson, safeLine, safeText } from "../../../src/cli/output/safe.ts";

/** Everything that a terminal interprets, except tab and line feed. */
// oxlint-disable-next-line no-control-regex -- controls are what this looks for
const ACTS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

const EVERY_UNIT = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).join(
  "",
);

test("no control character or direction mark reaches a terminal, whatever is sent", () => {
  for (const safe of [safeText, safeLine]) expect(safe(EVERY_UNIT)).not.toMatch(ACTS);
  expect(safeJson(EVERY_UNIT)).not.toMatch(ACTS);
  expect(safeJson(EVERY_UNIT)).not.toMatch(/[\u0085\u2028\u2029]/);
  expect(JSON.parse(safeJson({ body: EVERY_UNIT }))).toEqual({ body: EVERY_UNIT });
});

test.each([
  ["clears the screen", "\u001B[2Jgone", "␛[2Jgone"],
  ["sets the window's title", "\u001B]0;owned\u0007", "␛]0;owned␇"],
  ["goes back over the line", "you: yes\rBob: no", "you: yes\nBob: no"],
  ["erases what was before it", "abc\b\b\b", "abc␈␈␈"],
  ["is an escape in one byte", "\u009B2J", "\uFFFD2J"],
  ["turns the rest of the line around", "a\u202Eb", "ab"],
])("text that %s is shown safely", (_, text, shown) => {
  expect(safeText(text)).toBe(shown);
});

test("a name is one line, whatever it contains", () => {
  expect(safeLine("Bob\n14:05 Alice:\thi")).toBe("Bob 14:05 Alice: hi");
  expect(safeLine("Bob\u2028Alice")).toBe("Bob Alice");
});

test("letters of every script stay as they are", () => {
  for (const text of ["漢字さん", "سلام", "नमस्ते", "👋🏽 👩‍👩‍👧", "ab\tc\nd"])
    expect(safeText(text)).toBe(text);
});
