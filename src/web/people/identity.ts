/**
 * How a member is told from others of the same name: a colour, a short tag and an initial, all from what everybody
 * in the room knows of them.
 */
export { tagOf } from "../../protocol/names/tag.ts";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What a reader takes for the first letter: an emoji of several code points is one. */
export function initialOf(name: string): string {
  for (const { segment } of graphemes.segment(name)) return segment.toLocaleUpperCase();
  return "";
}
