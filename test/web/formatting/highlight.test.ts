import fc from "fast-check";
import { expect, test } from "vitest";
import { highlight } from "../../../src/web/formatting/highlight.ts";
import { tries } from "../../support/tries.ts";

test("code in a known language has its colours", () => {
  expect(highlight("const a = 1; // x", "ts")).toEqual([
    { text: "const", ink: "keyword" },
    { text: " a = " },
    { text: "1", ink: "number" },
    { text: "; " },
    { text: "// x", ink: "comment" },
  ]);
  expect(highlight("-a\n+b", "diff")).toEqual([
    { text: "-a", ink: "removed" },
    { text: "\n" },
    { text: "+b", ink: "added" },
  ]);
});

test.each(["js", "jsx", "TypeScript", "py", "sh", "c", "c++", "html", "yml", "golang", "rs"])(
  "%s is known",
  (language) => {
    expect(highlight("a", language)).toBeDefined();
  },
);

test("code in an unknown language is not highlighted, and neither is code too long to be written by hand", () => {
  expect(highlight("a", "klingon")).toBeUndefined();
  expect(highlight("a", "constructor")).toBeUndefined();
  expect(highlight(`a ${"b ".repeat(100)}`, "js")).toBeUndefined();
  expect(highlight("a".repeat(80), "cpp")).toBeUndefined();
});

test("highlighting loses no code, however often a comment is left open", () => {
  const code = `${"/* ".repeat(60)}\n`.repeat(80);
  const runs = highlight(code, "rust") ?? [];
  expect(runs.map((run) => run.text).join("")).toBe(code);
});

test("prose is not highlighted, however short its lines", () => {
  expect(highlight("one two\n".repeat(2_000), "cpp")).toBeUndefined();
  expect(highlight(`/* ${"one two\n".repeat(20)} */\nint a;\n`, "cpp")).toBeDefined();
});

test("colours change none of the code", () => {
  const languages = fc.constantFrom(
    "js",
    "ts",
    "py",
    "sh",
    "cpp",
    "html",
    "css",
    "sql",
    "yaml",
    "go",
  );
  const pieces = fc.constantFrom(
    ...Array.from("(){}<>\"'`/*#=$@!-&|:;%~.,0 \n"),
    "//",
    "/*",
    "<a ",
    "${",
    "fn",
  );
  fc.assert(
    fc.property(languages, fc.array(pieces, { maxLength: 40 }), (language, code) => {
      const text = code.join("");
      const runs = highlight(text, language) ?? [];
      expect(runs.map((run) => run.text).join("")).toBe(text);
    }),
    tries(),
  );
});
