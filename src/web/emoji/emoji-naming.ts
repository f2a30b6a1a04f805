/**
 * The emoji that somebody is naming while they write: `:smi`, and `:smile:` once it is whole.
 */
import { namedIn, type Naming } from "../offers/naming.ts";

/** Two letters: with one there is nothing to tell apart, and `:D` is a face. In a word, as in `10:30`, a colon is none. */
const BEGUN = /(?<![^\s([{"']):([a-z0-9+-][a-z0-9_+-]+)$/i;
const WHOLE = /(?<![^\s([{"']):([a-z0-9_+-]+):$/i;

/** What is named so far, up to `caret`. */
export function emojiBegunIn(draft: string, caret: number): Naming | undefined {
  return outsideCode(draft, namedIn(draft, caret, BEGUN));
}

/** What was named to the end, with a colon just before `caret`. */
export function emojiEndedIn(draft: string, caret: number): Naming | undefined {
  return outsideCode(draft, namedIn(draft, caret, WHOLE));
}

/** In code a colon is code, and Enter is meant for what it does. */
function outsideCode(draft: string, naming: Naming | undefined): Naming | undefined {
  return naming && isInCode(draft.slice(0, naming.from)) ? undefined : naming;
}

function isInCode(before: string): boolean {
  if (before.split("```").length % 2 === 0) return true;
  const line = before.slice(before.lastIndexOf("\n") + 1).replaceAll("```", "");
  return line.split("`").length % 2 === 0;
}
