/**
 * A message for places where nothing can be revealed, for example a notification: the content of spoilers is
 * left out.
 */
const SPOILER = /\|\|(?=\S)[^]*?\S\|\|/g;

export function withoutSpoilers(text: string): string {
  return text.replaceAll(SPOILER, "▒▒▒");
}
