/**
 * Names as a room takes them, and as they stand in lines of text: no name may read as more than one. Apart from names.ts, so that
 * clients, whose room has the last word, do not carry it.
 */
import { cleanName, inOneLine } from "./names.ts";

/** A display name as the room has everybody see it; `undefined` if nothing of it can be shown. */
export function takeName(text: string): string | undefined {
  const cleaned = cleanName(text);
  return cleaned === undefined ? undefined : cleanName(withoutSpeech(cleaned));
}

/** A colon, and what is taken for one; a word space of Ethiopic, too. */
const COLON =
  "[:\\u02D0\\u02F8\\u0589\\u05C3\\u0703\\u0704\\u1361\\u1365\\u16EC\\u1803\\u1804\\u1809\\u205A\\u2236\\u2982\\uA4FD\\uA6F4\\uA789\\uFE13\\uFE30\\uFE55\\uFF1A]";
/** Ours, and what is taken for them; see {@link withMarks}. Of signs of ASCII, a pair: `<3` is a heart. */
const BRACKET =
  "[‹›«»〈〉⟨⟩⟪⟫《》〈〉❮❯❬❭❰❱⦉⦊⦑⦒⧼⧽≺≻≪≫⋖⋗≮≯﹤﹥＜＞︿﹀︽︾\\u02C2\\u02C3\\u1433\\u1438\\u16B2\\u{16F3F}\\u{1D236}\\u{1D237}]|<(?=.*>)|(?<=<.*)>";
/** One that ends who speaks, and begins what they say: not that of a time, as in 12:30, nor of a face, as in :-) */
const SPEECH = new RegExp(
  `(?<=[^\\s\\d])${COLON}|(?<=\\d)${COLON}(?!\\d)|${BRACKET}|(?<!\\S)${COLON}(?![^\\p{L}\\s]{0,2}\\S(?:\\s|$))`,
  "gu",
);
/**
 * `name` without what would read as the end of a name: in a line as `Ana: hi`, the first colon before a blank is ours. For names that
 * older rooms took, too.
 */
export function withoutSpeech(name: string): string {
  const line = inOneLine(name);
  const quiet = inOneLine(line.replace(SPEECH, " "));
  // What went may have stood beside another.
  return quiet === line ? line : withoutSpeech(quiet);
}

/** `name` with what we add to it, as a role or a tag: in brackets that no name has. */
export function withMarks(name: string, marks: readonly string[]): string {
  return [name, ...marks.map((mark) => `‹${mark}›`)].join(" ");
}

/** What we tell of people is made of these. */
const TOLD = /\b(?:deleted|is|joined|left|more|now|set|to)\b|[,“”]/iu;

/** `name` as it stands in a line about its bearer: in quotes if it could be taken for more of the line than a name. */
export function toldName(name: string): string {
  const quiet = withoutSpeech(name);
  return TOLD.test(quiet) ? `“${quiet.replace(/[“”]/gu, '"')}”` : quiet;
}
