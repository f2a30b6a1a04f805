/**
 * The page's current texts. They change with the language, so read them while drawing, and store none in a
 * constant.
 */
import { lazily } from "../loading/lazily.ts";
import { timesFor } from "./times.ts";
import type { Catalogue, MoreWords } from "./catalogue.ts";
import { en } from "./en.ts";
import { grammarOf } from "./grammar.ts";
import { english, type Tongue } from "./languages.ts";

const FIRST: Tongue = { language: english, locale: english.tag };

export let { language, locale, words, times, number, list, collator } = speechIn(FIRST, en);

/** The texts of later parts, which wait for {@link loadMore}. */
export let more: MoreWords;
let hasMore = false;

let asked = FIRST;
let spoken = FIRST;
const draws = new Set<() => void>();

/**
 * Switches to another language.
 *
 * @returns false if its texts could not be loaded: then the page stays as it is
 */
export async function speak(tongue: Tongue): Promise<boolean> {
  if (tongue.language === asked.language && tongue.locale === asked.locale) return true;
  asked = tongue;
  const { words: its } = tongue.language;
  await its.load();
  // If another language was chosen meanwhile, that one applies.
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
  // If they cannot be loaded, those of the former language stay.
  if (hasMore) await loadMore().catch(() => {});
  for (const draw of draws) draw();
  return true;
}

/** Loads the texts of later parts. Rejects if they cannot be loaded. */
export async function loadMore(): Promise<void> {
  const tongue = spoken;
  const its = tongue.language.more;
  await its.load();
  if (tongue !== spoken) return loadMore();
  if (its.value === undefined) throw new Error("There are no words for this");
  more = its.value.more(grammarOf(tongue.locale));
  hasMore = true;
}

/** Calls `draw` whenever the page's language changes. Returns the undo. */
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
    /** For texts that the browser itself formats. */
    locale: its,
    words: all,
    times: timesFor({ locale: its }),
    number: grammar.number,
    list: lazily(() => new Intl.ListFormat(all.lists, { type: "conjunction" })),
    collator: lazily(() => new Intl.Collator(its, { numeric: true })),
  };
}
