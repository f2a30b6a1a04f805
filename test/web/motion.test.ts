/**
 * Motion takes 120 ms, and none with reduced motion.
 */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { SHEETS } from "../../src/web/build/styles.ts";

const MOVES = /(?:animation|transition)(?:-duration)?:([^;]+);/g;
const SECONDS = 0.12;

const css = (
  await Promise.all(
    Object.values(SHEETS)
      .flat()
      .map((it) => readFile(it, "utf8")),
  )
).join("\n");

/** The content of all blocks that begin with `opening`, with its braces in pairs. */
function inside(opening: string): string {
  let found = "";
  for (let at = css.indexOf(opening); at !== -1; at = css.indexOf(opening, at + 1)) {
    let depth = 0;
    let end = css.indexOf("{", at);
    do {
      depth += css[end] === "{" ? 1 : css[end] === "}" ? -1 : 0;
      end += 1;
    } while (depth > 0);
    found += css.slice(at, end);
  }
  return found;
}

const wanted = inside("@media (prefers-reduced-motion: no-preference)");
const unwanted = inside("@media (prefers-reduced-motion: reduce)");

test("nothing that moves takes longer than 120 ms", () => {
  const moves = [...css.matchAll(MOVES)].map(([, move = ""]) => move);
  expect(moves.length).toBeGreaterThan(3);
  for (const move of moves) {
    const [takes = "0"] = /\d*\.?\d+(?=s)/.exec(move) ?? [];
    expect(Number(takes), move).toBeLessThanOrEqual(SECONDS);
  }
});

test("with reduced motion nothing moves: every transition has no duration", () => {
  const forAll = css.replace(wanted, "").replace(unwanted, "");
  const selectors = Array.from(
    forAll.matchAll(/([^{}]+)\{[^{}]*(?:animation|transition):/g),
    ([, selector = ""]) => selector.trim().split("\n").at(-1) ?? "",
  );
  expect(selectors.length).toBeGreaterThan(0);
  for (const selector of selectors) expect(unwanted).toContain(selector);
});
