/**
 * What every language must be able to say: all that English says, no more and no less.
 */
import type { en } from "./en.ts";
import type { grammarOf } from "./grammar.ts";
import type { more } from "./more/en.ts";

export type Words = ReturnType<typeof en>;

export type Catalogue = (grammar: ReturnType<typeof grammarOf>) => Words;

/** What only later parts of the page say. */
export type MoreWords = ReturnType<typeof more>;

export type MoreCatalogue = (grammar: ReturnType<typeof grammarOf>) => MoreWords;
