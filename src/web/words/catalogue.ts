/**
 * What every language must be able to say: all that English says, no more and no less.
 */
import type { en } from "./en.ts";
import type { grammarOf } from "./grammar.ts";

export type Words = ReturnType<typeof en>;

export type Catalogue = (grammar: ReturnType<typeof grammarOf>) => Words;
