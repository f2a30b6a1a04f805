/**
 * What ends a line ends one wherever it is read, whoever wrote it.
 */
import { expect, test } from "vitest";
import { safeText } from "../../src/cli/output/safe.ts";
import { typedLine, typedText } from "../../src/client/typed-text.ts";
import { plainLines } from "../../src/protocol/wire/plain.ts";
import { faultInBody } from "../../src/protocol/text.ts";
import { bodyOf } from "../../src/web/composer/composing.ts";
import { message } from "../support/fake-server.ts";
import { outline } from "./formatting/outline.ts";

const ENDS = [
  ["LF", "\n"],
  ["CRLF", "\r\n"],
  ["CR", "\r"],
  ["U+2028", "\u2028"],
  ["U+2029", "\u2029"],
] as const;

test.each(ENDS)("%s is one line end on the page, in plain lines and in a terminal", (_, end) => {
  const body = `a${end}b *c*${end}${end}d`;
  expect(outline(body)).toBe("a\nb <i>c</i>\n\nd");
  expect(outline(`> a${end}b`)).toBe("<quote>a</quote>¶b");
  expect(outline(`\`\`\`${end}a${end}b${end}\`\`\``)).toBe("<pre>a\nb</pre>");
  const said = message(1, { body, name: "Ana", at: 0 });
  expect(plainLines({ type: "changes", from: 0, to: 1, records: [said] })).toEqual([
    "Message from client Ana: a\n    b *c*\n    \n    d",
  ]);
  expect(safeText(body)).toBe("a\nb *c*\n\nd");
  expect(faultInBody(body)).toBeUndefined();
});

test.each([
  ["PowerPoint's vertical tab", "Title\u000BSubtitle", "Title\nSubtitle"],
  ["a form feed", "page 1\u000Cpage 2", "page 1\npage 2"],
  ["a mainframe's line end", "a\u0085b", "a\nb"],
  ["separators of lines and paragraphs", "a\u2028b\u2029c", "a\nb\nc"],
  ["CRLF", "a\r\nb\rc", "a\nb\nc"],
  ["NUL", "a\u0000b", "ab"],
  ["a backspace and a bell", "a\b\u0007b", "ab"],
  ["DEL and C1", "a\u007F\u0092b", "ab"],
  ["a terminal's colours", "\u001B[1;31merror\u001B[0m: no", "error: no"],
  ["a terminal's colours in one byte", "\u009B1;31merror\u009B0m: no", "error: no"],
  ["a terminal's link", "\u001B]8;;https://example.org\u001B\\here\u001B]8;;\u0007", "here"],
  ["half a character", "a\uD83Db", "ab"],
  ["tabs and spaces", "\ta\u00A0b", "\ta\u00A0b"],
  ["letters and emoji", "सं🏴‍☠️", "सं🏴‍☠️"],
])("%s can be pasted and sent", (_, pasted, said) => {
  expect(typedText(pasted)).toBe(said);
  expect(faultInBody(bodyOf(pasted))).toBeUndefined();
  expect(typedLine(pasted)).toBe(said.replaceAll("\n", " ").trim());
});

test("nothing that can be typed prevents sending, except U+FFFD, whose original is unknown", () => {
  const units = Array.from({ length: 0x1_0000 }, (_, code) => `a${String.fromCharCode(code)}b`);
  expect(units.filter((unit) => faultInBody(bodyOf(unit)) !== undefined)).toEqual(["a\uFFFDb"]);
});
