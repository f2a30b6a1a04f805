/**
 * What a user types to confirm a deletion. Pure.
 */

/**
 * Whether `text` is one of `words`, however it was typed: case, accents, spaces, punctuation and emoji do not
 * count.
 */
export function isOneOf(text: string, words: readonly (string | undefined)[]): boolean {
  const typed = lettersOf(text);
  return typed !== "" && words.some((word) => word !== undefined && lettersOf(word) === typed);
}

/** Whether it contains something that every keyboard for its script can type. */
export function isTypable(text: string): boolean {
  return lettersOf(text) !== "";
}

/** In plain forms: a phone's keyboard adds capitals, spaces and full stops by itself. */
function lettersOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
