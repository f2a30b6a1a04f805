/**
 * A message for where nothing can be revealed, as in a notification: what is hidden in it is not told.
 */
const SPOILER = /\|\|(?=\S)[^]*?\S\|\|/g;

export function withoutSpoilers(text: string): string {
  return text.replaceAll(SPOILER, "▒▒▒");
}
