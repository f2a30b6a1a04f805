/**
 * What the page says right now. These change when it speaks another language: read them where they are drawn, and keep
 * nothing of them in a constant.
 */
import { lazily } from "../lazily.ts";
import { timesFor } from "./times.ts";
import type { Catalogue } from "./catalogue.ts";
import { en } from "./en.ts";
import { grammarOf } from "./grammar.ts";
import { english, type Tongue } from "./languages.ts";

const FIRST: Tongue = { language: english, locale: english.tag };

export let { language, words, times, number, list, collator } = speechIn(FIRST, en);

let asked = FIRST;
let spoken = FIRST;
const draws = new Set<() => void>();

/**
 * Speaks another language from now on.
 *
 * @returns false if its words could not be had: then the page goes on as before
 */
export async function speak(tongue: Tongue): Promise<boolean> {
  if (tongue.language === asked.language && tongue.locale === asked.locale) return true;
  asked = tongue;
  const { words: its } = tongue.language;
  await its.load();
  // Who asked for yet another in the meantime gets that one.
  if (asked !== tongue) return true;
  if (its.value === undefined) {
    asked = spoken;
    return false;
  }
  spoken = tongue;
  ({ language, words, times, number, list, collator } = speechIn(tongue, its.value.catalogue));
  for (const draw of draws) draw();
  return true;
}

/** Calls `draw` whenever the page speaks another language; the function it returns ends that. */
export function whenSpoken(draw: () => void): () => void {
  draws.add(draw);
  return () => draws.delete(draw);
}

function speechIn(tongue: Tongue, catalogue: Catalogue) {
  const { locale } = tongue;
  const grammar = grammarOf(locale);
  const its = catalogue(grammar);
  return {
    language: tongue.language,
    words: its,
    times: timesFor({ locale }),
    number: grammar.number,
    list: lazily(() => new Intl.ListFormat(its.lists, { type: "conjunction" })),
    collator: lazily(() => new Intl.Collator(locale, { numeric: true })),
  };
}
