/**
 * Links between the documents lead to a file that exists, and to a heading in it.
 */
import { access, glob, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];
for await (const page of glob("docs/**/*.md")) PAGES.push(page);

test.each(PAGES)("every link of %s leads to a file and a heading that exist", async (page) => {
  const text = await readFile(page, "utf8");
  const links = Array.from(text.matchAll(/\]\(([^()\s]+)\)/g), ([, link = ""]) => link);
  for (const link of links.filter((it) => !/^(?:https?|mailto):/.test(it))) {
    const [path = "", heading] = link.split("#");
    const target = path === "" ? page : normalize(join(dirname(page), path));
    await expect(access(target), `${link} in ${page}`).resolves.toBeUndefined();
    if (heading === undefined) continue;
    expect(headingsOf(await readFile(target, "utf8")), `${link} in ${page}`).toContain(heading);
  }
});

test("every file that CONTRIBUTING.md names exists", async () => {
  const text = await readFile("CONTRIBUTING.md", "utf8");
  const named = Array.from(text.matchAll(/`((?:src|test)\/[\w./-]+)`/g), ([, path = ""]) => path);
  expect(named.length).toBeGreaterThan(20);
  for (const path of named) await expect(access(path), path).resolves.toBeUndefined();
});

/** The anchors of a page's headings, as GitHub names them. */
function headingsOf(text: string): string[] {
  return Array.from(text.matchAll(/^#+ (.+)$/gm), ([, title = ""]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
