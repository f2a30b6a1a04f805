/**
 * The emoji whose name the user is typing: `:smi`, or `:smile:` once it is complete.
 */
import { namedIn, type Naming } from "../offers/naming.ts";

/**
 * Two letters: one is too ambiguous, and `:D` is an emoticon. A colon within a word, as in `10:30`, does not
 * count.
 */
const BEGUN = /(?<![^\s([{"']):([a-z0-9+-][a-z0-9_+-]+)$/i;
const WHOLE = /(?<![^\s([{"']):([a-z0-9_+-]+):$/i;

/** The name begun before `caret`. */
export function emojiBegunIn(draft: string, caret: number): Naming | undefined {
  return outsideCode(draft, namedIn(draft, caret, BEGUN));
}

/** The name completed just before `caret`, with its colon. */
export function emojiEndedIn(draft: string, caret: number): Naming | undefined {
  return outsideCode(draft, namedIn(draft, caret, WHOLE));
}

/** In code a colon is code, and Enter keeps its usual meaning. */
function outsideCode(draft: string, naming: Naming | undefined): Naming | undefined {
  return naming && isInCode(draft.slice(0, naming.from)) ? undefined : naming;
}

function isInCode(before: string): boolean {
  if (before.split("```").length % 2 === 0) return true;
  const line = before.slice(before.lastIndexOf("\n") + 1).replaceAll("```", "");
  return line.split("`").length % 2 === 0;
}
