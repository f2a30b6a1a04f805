import { expect, test } from "vitest";
import { jsonLine } from "../../src/worker/http/answer/json-line.ts";
import { line } from "../../src/worker/http/room/transcript.ts";

test("what ends a line of a message ends one in a transcript, and the rest stands indented under it", () => {
  const said = { seq: 1, id: "12345678", by: "a".repeat(16), name: "Ana", at: 0 };
  for (const end of ["\n", "\r\n", "\r", "\u2028", "\u2029"]) {
    const body = `a${end}b${end}${end}c`;
    expect(line({ ...said, is: "said", body })).toBe("00:00 Ana: a\n      b\n      \n      c\n");
  }
});

test("a line of JSON contains no line end of any kind", () => {
  const value = { body: "a\n\r\u0085\u2028\u2029\u000B\u000C\u001Cb" };
  const written = jsonLine(value);
  expect(written.trimEnd()).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  expect(JSON.parse(written)).toEqual(value);
});
