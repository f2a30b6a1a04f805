/**
 * The languages that the page speaks, and which of them suits a reader. To add one, write its catalogue and add it here.
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
  /** In the language itself: who looks for it may read no other. */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  readonly words: Later<Speech>;
  /** What only later parts say. */
  readonly more: Later<MoreSpeech>;
}

/** Comes with the page, and stands in for a language that cannot be loaded; the others are fetched when they are spoken. */
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

/** What a reader chose, or `system` for what their browser asks for. */
export type LanguageChoice = LanguageTag | "system";

/** A language as somebody's region writes it. */
export interface Tongue {
  readonly language: Language;
  /** A BCP 47 tag, for dates and numbers: of the language, and of the reader's region where the browser tells. */
  readonly locale: string;
}

/** @param wanted what the browser asks for, best first, as in `navigator.languages` */
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

/** The language alone: who reads one script of it mostly reads the other too, and better than English. */
function primary(tag: string): string | undefined {
  return tag.toLowerCase().split("-")[0];
}

/** `locale`, unless its dates would be in another script than our words. */
function regional({ tag }: Language, locale: string): string {
  try {
    return scriptOf(locale) === scriptOf(tag) ? locale : tag;
  } catch {
    // Not every browser asks in BCP 47.
    return tag;
  }
}

/** @throws RangeError if `locale` is no BCP 47 tag */
function scriptOf(locale: string): string | undefined {
  return new Intl.Locale(locale).maximize().script;
}
