/**
 * The page's languages, and the choice of one for a reader. To add a language, write its catalogue and add it
 * here.
 */
import { Later } from "../loading/later.ts";
import type { Catalogue, MoreCatalogue } from "./catalogue.ts";
import { en } from "./en.ts";

export type LanguageTag = "en" | "zh-Hans" | "es" | "ar";

interface Speech {
  readonly catalogue: Catalogue;
}

interface MoreSpeech {
  readonly more: MoreCatalogue;
}

export interface Language {
  readonly tag: LanguageTag;
  /** In the language itself: a reader looking for it may not know another. */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  readonly words: Later<Speech>;
  /** The texts of later parts. */
  readonly more: Later<MoreSpeech>;
}

/**
 * Part of the page, and the fallback for a language that cannot be loaded. The others are fetched when they
 * are chosen.
 */
export const english: Language = {
  tag: "en",
  name: "English",
  dir: "ltr",
  words: new Later<Speech>(() => Promise.resolve({ catalogue: en })),
  more: new Later<MoreSpeech>(() => import("./more/en.ts")),
};

export const languages: readonly Language[] = [
  english,
  {
    tag: "zh-Hans",
    name: "简体中文",
    dir: "ltr",
    words: new Later<Speech>(() => import("./zh-hans.ts")),
    more: new Later<MoreSpeech>(() => import("./more/zh-hans.ts")),
  },
  {
    tag: "es",
    name: "Español",
    dir: "ltr",
    words: new Later<Speech>(() => import("./es.ts")),
    more: new Later<MoreSpeech>(() => import("./more/es.ts")),
  },
  {
    tag: "ar",
    name: "العربية",
    dir: "rtl",
    words: new Later<Speech>(() => import("./ar.ts")),
    more: new Later<MoreSpeech>(() => import("./more/ar.ts")),
  },
];

/** The user's choice, or `system` for what their browser prefers. */
export type LanguageChoice = LanguageTag | "system";

/** A language in the form of a reader's region. */
export interface Tongue {
  readonly language: Language;
  /** A BCP 47 tag, for dates and numbers: the language, with the reader's region if the browser states it. */
  readonly locale: string;
}

/** @param wanted the browser's preferences, best first, as in `navigator.languages` */
export function tongueFor(choice: LanguageChoice, wanted: readonly string[]): Tongue {
  const chosen = languages.find(({ tag }) => tag === choice);
  const offered = chosen === undefined ? languages : [chosen];
  for (const locale of wanted) {
    const language = offered.find(({ tag }) => primary(tag) === primary(locale));
    if (language !== undefined) return { language, locale: regional(language, locale) };
  }
  const language = chosen ?? english;
  return { language, locale: language.tag };
}

/** The language alone: a reader of one script of it usually reads the other too, and better than English. */
function primary(tag: string): string | undefined {
  return tag.toLowerCase().split("-")[0];
}

/** `locale`, unless its dates would be in another script than our texts. */
function regional({ tag }: Language, locale: string): string {
  try {
    return scriptOf(locale) === scriptOf(tag) ? locale : tag;
  } catch {
    // Not every browser uses BCP 47.
    return tag;
  }
}

/** @throws RangeError if `locale` is not a BCP 47 tag */
function scriptOf(locale: string): string | undefined {
  return new Intl.Locale(locale).maximize().script;
}
