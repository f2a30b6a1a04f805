/**
 * The initial shown beside a member's messages.
 */
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What a reader takes for the first letter: an emoji of several code points is one. */
export function initialOf(name: string): string {
  for (const { segment } of graphemes.segment(name)) return segment.toLocaleUpperCase();
  return "";
}
