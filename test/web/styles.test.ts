import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { minified, SHEETS } from "../../src/web/build/styles.ts";

test("every style sheet of the page is built into one sheet, and once", async () => {
  const files = await readdir("src", { recursive: true });
  const found = files.filter((it) => it.endsWith(".css")).map((it) => `src/${it}`);
  expect(Object.values(SHEETS).flat().toSorted()).toEqual(found.toSorted());
});

test.each([
  [
    "a {\n  color: red; /* why */\n}\n\n/* a:b */\nb,\nc { gap: 1px 2px; }",
    "a{color:red}b,c{gap:1px 2px}",
  ],
  ['p::after { content: "; } /* no */ , "; }', 'p::after{content:"; } /* no */ , "}'],
  [
    "@media (width < 40rem) { .a :hover > .b { width: calc(1px + 2px); } }",
    "@media (width < 40rem){.a :hover > .b{width:calc(1px + 2px)}}",
  ],
  [".a :is(.b, .c) :hover { color: red; }", ".a :is(.b,.c) :hover{color:red}"],
])("%j is served as %j", (css, served) => {
  expect(minified(css)).toBe(served);
});
