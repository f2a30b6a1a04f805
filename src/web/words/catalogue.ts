/**
 * The texts that every language must have: exactly the English ones.
 */
import type { en } from "./en.ts";
import type { grammarOf } from "./grammar.ts";
import type { more } from "./more/en.ts";

export type Words = ReturnType<typeof en>;

export type Catalogue = (grammar: ReturnType<typeof grammarOf>) => Words;

/** The texts of later parts of the page. */
export type MoreWords = ReturnType<typeof more>;

export type MoreCatalogue = (grammar: ReturnType<typeof grammarOf>) => MoreWords;
