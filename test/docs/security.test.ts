import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const text = await readFile("SECURITY.md", "utf8");
/** Each attack, input or fault, with the lines under it. */
const items = text.split(/\n(?=- \*\*)/).slice(1);
/** What each item cites: the title of a test, or a row of a parametrized one, and its file. */
const cited = Array.from(text.matchAll(/\[([^[\]]+)\]\((test\/[^)]+)\)/g));

test("every item of SECURITY.md points at its test", () => {
  expect(items.length).toBeGreaterThan(60);
  for (const item of items) expect(item).toMatch(/^ +- \[.+\]\(test\//m);
});

test.each(cited.map(([, title = "", path = ""]) => [title, path]))(
  "“%s” is in %s",
  async (title, path) => {
    expect(await readFile(path, "utf8")).toContain(title);
  },
);
