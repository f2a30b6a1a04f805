import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const text = await readFile("SECURITY.md", "utf8");
const rows = text.split("\n").filter((line) => /^\| (?!-|on |input |fault )/.test(line));
/** What each row points at: a test's title, or of a table of tests one line, and its file. */
const cited = Array.from(text.matchAll(/\[([^[\]]+)\]\((test\/[^)]+)\)/g));

test("every row of SECURITY.md points at its test", () => {
  expect(rows.length).toBeGreaterThan(35);
  for (const row of rows) expect(row).toMatch(/\]\(test\//);
});

test.each(cited.map(([, title = "", path = ""]) => [title, path]))(
  "“%s” is in %s",
  async (title, path) => {
    expect(await readFile(path, "utf8")).toContain(title);
  },
);
