/**
 * What the page says right now. These change when it speaks another language: read them where they are drawn, and keep
 * nothing of them in a constant.
 */
import { lazily } from "../loading/lazily.ts";
import { timesFor } from "./times.ts";
import type { Catalogue, MoreWords } from "./catalogue.ts";
import { en } from "./en.ts";
import { grammarOf } from "./grammar.ts";
import { english, type Tongue } from "./languages.ts";

const FIRST: Tongue = { language: english, locale: english.tag };

export let { language, locale, words, times, number, list, collator } = speechIn(FIRST, en);

/** What only later parts say; those wait for {@link loadMore}. */
export let more: MoreWords;
let hasMore = false;

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
  ({ language, locale, words, times, number, list, collator } = speechIn(
    tongue,
    its.value.catalogue,
  ));
  // Should they be missing, those of the former language do.
  if (hasMore) await loadMore().catch(() => {});
  for (const draw of draws) draw();
  return true;
}

/** Brings what only later parts say. Rejects where it cannot be had. */
export async function loadMore(): Promise<void> {
  const tongue = spoken;
  const its = tongue.language.more;
  await its.load();
  if (tongue !== spoken) return loadMore();
  if (its.value === undefined) throw new Error("There are no words for this");
  more = its.value.more(grammarOf(tongue.locale));
  hasMore = true;
}

/** Calls `draw` whenever the page speaks another language; the function it returns ends that. */
export function whenSpoken(draw: () => void): () => void {
  draws.add(draw);
  return () => draws.delete(draw);
}

function speechIn(tongue: Tongue, catalogue: Catalogue) {
  const { locale: its } = tongue;
  const grammar = grammarOf(its);
  const all = catalogue(grammar);
  return {
    language: tongue.language,
    /** For what is written by the browser itself. */
    locale: its,
    words: all,
    times: timesFor({ locale: its }),
    number: grammar.number,
    list: lazily(() => new Intl.ListFormat(all.lists, { type: "conjunction" })),
    collator: lazily(() => new Intl.Collator(its, { numeric: true })),
  };
}
