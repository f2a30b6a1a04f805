import { expect, test } from "vitest";
import { en } from "../../../src/web/words/en.ts";
import { grammarOf } from "../../../src/web/words/grammar.ts";
import { more as moreEnglish } from "../../../src/web/words/more/en.ts";
import { languages } from "../../../src/web/words/languages.ts";

const COUNTS = [0, 1, 2, 3, 11, 100];

const catalogues = await Promise.all(
  languages.map(async ({ tag, words, more }) => {
    await Promise.all([words.load(), more.load()]);
    const first = words.value?.catalogue(grammarOf(tag)) ?? {};
    return { tag, words: { first, more: more.value?.more(grammarOf(tag)) ?? {} } };
  }),
);
const english = said({ first: en(grammarOf("en")), more: moreEnglish(grammarOf("en")) });

test.each(catalogues)("$tag has a text for every English one", ({ words }) => {
  expect([...said(words).keys()]).toEqual([...english.keys()]);
});

test.each(catalogues)("$tag has a text for every number", ({ words }) => {
  const silent = [...said(words)].filter(([, texts]) => texts.some((text) => text.trim() === ""));
  expect(silent).toEqual([]);
});

test.each(catalogues)("$tag has the same placeholders as English", ({ words }) => {
  for (const [key, texts] of said(words)) {
    expect([key, ...texts.map(placesIn)]).toEqual([key, ...(english.get(key) ?? []).map(placesIn)]);
  }
});

test.each(catalogues)("$tag fills in every number", ({ words }) => {
  const left = [...said(words)].filter(([, texts]) =>
    texts.some((text) => /#(?![\p{L}\p{N}])/u.test(text)),
  );
  expect(left).toEqual([]);
});

test.each([
  [0, "لا رسائل جديدة"],
  [1, "رسالة جديدة"],
  [2, "رسالتان جديدتان"],
  [3, "٣ رسائل جديدة"],
  [11, "١١ رسالة جديدة"],
  [100, "١٠٠ رسالة جديدة"],
])("Arabic counts %d as its grammar does, in the reader's digits", async (count, text) => {
  const { catalogue: ar } = await import("../../../src/web/words/ar.ts");
  expect(ar(grammarOf("ar-EG")).pill.unread(count)).toBe(text);
});

test.each([
  [0, "0 mensajes nuevos"],
  [1, "1 mensaje nuevo"],
  [1_000_000, "1.000.000 mensajes nuevos"],
])("Spanish counts %d", async (count, text) => {
  const { catalogue: es } = await import("../../../src/web/words/es.ts");
  expect(es(grammarOf("es")).pill.unread(count)).toBe(text);
});

/** Every text of a catalogue by its path. A function gives one text for each of COUNTS. */
function said(words: object, path = ""): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const [key, word] of Object.entries(words)) {
    for (const [its, texts] of saidBy(word, `${path}.${key}`)) all.set(its, texts);
  }
  return new Map([...all].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function saidBy(word: unknown, path: string): Map<string, string[]> {
  if (typeof word === "string") return new Map([[path, [word]]]);
  if (typeof word === "object" && word !== null) return said(word, path);
  if (typeof word !== "function") throw new Error(`${path} says nothing`);
  const outcomes = COUNTS.map((count) => saidBy(word(count, count), path));
  const keys = outcomes.flatMap((outcome) => [...outcome.keys()]);
  return new Map(
    keys.map((key) => [key, outcomes.flatMap((outcome) => outcome.get(key) ?? [])] as const),
  );
}

function placesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, place = ""]) => place).toSorted();
}
