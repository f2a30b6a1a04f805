/**
 * Compares docs/protocol.md with the code: its lists, tables, schema and transcripts are generated here, and
 * every file that it names must exist. Run with `-u`, this rewrites what is generated.
 */
import { access, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ALLOWANCES } from "../../src/room/limits/allowances.ts";
import { listsOfFrames, schemaOfFrames, tableOfActions } from "./frames.ts";
import { listItem, withBlocks } from "./blocks.ts";
import { type Answered, provoke, REFUSED, refusedIn } from "./provoked.ts";
import { tableOfSettings } from "./settings.ts";
import { listOfSigns } from "./signs.ts";
import { firstConversation, resumeWithGap } from "./transcripts.ts";

const PAGE = "docs/protocol.md";
const page = await readFile(PAGE, "utf8");
const codes = Object.keys(REFUSED)
  .toSorted()
  .filter((it): it is keyof typeof REFUSED => it in REFUSED);

test("docs/protocol.md has the tables, lists and transcripts that the code generates", async () => {
  const blocks = {
    first: firstConversation(),
    frames: listsOfFrames(),
    refusals: listOfRefusals(),
    settings: tableOfSettings(),
    actions: tableOfActions(),
    gap: resumeWithGap(),
    signs: listOfSigns(),
  };
  await expect(withBlocks(page, blocks)).toMatchFileSnapshot(`../../${PAGE}`);
});

test("docs/protocol.schema.json is the schema that frames are checked with", async () => {
  await expect(schemaOfFrames()).toMatchFileSnapshot("../../docs/protocol.schema.json");
});

test("every reference in docs/protocol.schema.json leads to a definition", () => {
  const schema = schemaOfFrames();
  const names = new Set(
    Array.from(schema.matchAll(/"#\/\$defs\/(\w+)"/g), ([, name = ""]) => name),
  );
  expect(names.size).toBeGreaterThan(20);
  for (const name of names) expect(schema).toContain(`\n    "${name}": {`);
});

test.each(codes)("6.1 what is listed under %s is refused with it", (code) => {
  expect(provoke(code).refused.code).toBe(code);
});

test.each(codes)(
  "6.1 the list has whatever else is refused in the room that refuses with %s",
  (code) => {
    const unlisted = refusedIn(code).filter(
      ([type, why]) => !codes.some((it) => it === why && isListed(it, type)),
    );
    expect(unlisted).toEqual([]);
  },
);

test("4.9, 6.4, 6.5 and 6.6 tell the limits that a room usually has", () => {
  const rules = page.slice(page.indexOf("- **4.9**"), page.indexOf("- **6.7**"));
  const told = rules.match(/\d[\d,]*(?<!,)/g);
  const { roomsOfAddress: _, ...others } = ALLOWANCES;
  for (const limit of Object.values(others)) {
    const numbers = typeof limit === "number" ? [limit] : [limit.burst, limit.perSecond];
    for (const it of numbers) expect(told).toContain(it.toLocaleString("en"));
  }
});

test("every file that docs/protocol.md names exists", async () => {
  const files = Array.from(
    page.matchAll(/`((?:src|test|docs)\/[\w./-]+)`/g),
    ([, file = ""]) => file,
  );
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) await access(file);
});

test("every rule of docs/protocol.md has a number of its own, in order", () => {
  const numbers = Array.from(page.matchAll(/^- \*\*(\d+)\.(\d+)\*\* /gm), ([, section, rule]) => [
    Number(section),
    Number(rule),
  ]);
  for (const [section, rule] of numbers.filter(([, it]) => it !== 1)) {
    expect(numbers).toContainEqual([section, (rule ?? 0) - 1]);
  }
  expect(numbers).toEqual(numbers.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
  expect(new Set(numbers.map(String)).size).toBe(numbers.length);
});

function isListed(code: keyof typeof REFUSED, type: Answered): boolean {
  return REFUSED[code].answers.some((it) => it === type || it === "any");
}

function listOfRefusals(): string {
  return codes.map((code) => refusalItem(code)).join("\n");
}

function refusalItem(code: keyof typeof REFUSED): string {
  const { answers, when, todo } = REFUSED[code];
  const { refused, closed } = provoke(code);
  const answered = answers.map((it) => (it === "any" ? "any frame" : `\`${it}\``)).join(", ");
  const carried = [
    ...(refused.id === undefined ? [] : ["`id`"]),
    ...(refused.retryAfter === undefined ? [] : ["`retryAfter`"]),
  ].join(" and ");
  const after =
    closed === undefined ? "does not close the socket" : `closes the socket with ${closed}`;
  return listItem(`**\`${code}\`**:`, when, [
    `answers ${answered || "nothing"}; carries ${carried || "no `id`"}; ${after}`,
    `the client: ${todo}`,
  ]);
}
