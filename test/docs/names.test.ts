/**
 * A name of the source has one meaning. Types, classes and components share one list: a component may not be called what
 * a type elsewhere is.
 */
import { glob, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";

/** Merged by TypeScript: a deployment's variables are one type. */
const MERGED = ["Env"];
/** What one verb is called in each layer that has a part in it, from the command or the page to the room. */
const LAYERED = [
  ..."act ban erase eraseMine eraseOwn forget kick lift mute say unmute".split(" "),
  ..."deleteEntry nameOf secretOf setEntry writeEntry".split(" "),
];
/** One thing that is made twice: for browsers and for the Worker, for two entry points, or in several languages. */
const TWIN = ["CONFUSABLES", "catalogue", "hashOfKey", "joinRoom", "more", "newId", "newKey"];
/** Conventional names, entry points of the SDK, and the two parts of each language's words. */
const SHARED_FILES = ["globals", "index", "main", "roles", "tsconfig", "en", "es", "ar", "zh-hans"];
/** At the beginning of a line, as the formatter leaves what is declared at the top level; not a constant in capitals. */
const DECLARED =
  /^(?:export )?(?:declare )?(?:abstract )?(?:async )?(?:type|interface|class|function|const) ([A-Z]\w*[a-z]\w*)/gm;

const EXPORTED = /^export (?:async )?(?:function\*?|const|let) (\w+)/gm;

const FILES: string[] = [];
for await (const file of glob("src/**/*.{ts,tsx,css,json}")) FILES.push(file);

test("no type, class or component is declared in two files", async () => {
  const homes = await homesOf(DECLARED);
  expect(twice(homes, MERGED)).toEqual([]);
  expect(homes.size).toBeGreaterThan(500);
});

test("no function or constant is exported from two files, unless both are the same thing", async () => {
  const homes = await homesOf(EXPORTED);
  expect(twice(homes, [...LAYERED, ...TWIN])).toEqual([]);
  expect(homes.size).toBeGreaterThan(500);
});

test("no file is called what a file in another folder is", () => {
  const homes = new Map<string, Set<string>>();
  for (const file of FILES) note(homes, basename(file).replace(/\..*$/, ""), dirname(file));
  expect(twice(homes, SHARED_FILES)).toEqual([]);
});

/** The files in which each name is declared. */
async function homesOf(declaration: RegExp): Promise<Map<string, Set<string>>> {
  const homes = new Map<string, Set<string>>();
  for (const file of FILES.filter((it) => /\.tsx?$/.test(it))) {
    for (const [, name = ""] of (await readFile(file, "utf8")).matchAll(declaration))
      note(homes, name, file);
  }
  return homes;
}

function note(homes: Map<string, Set<string>>, name: string, home: string): void {
  homes.set(name, (homes.get(name) ?? new Set()).add(home));
}

function twice(
  homes: ReadonlyMap<string, ReadonlySet<string>>,
  allowed: readonly string[],
): string[] {
  return [...homes]
    .filter(([name, { size }]) => size > 1 && !allowed.includes(name))
    .map(([name, places]) => `${name}: ${[...places].join(", ")}`);
}
