/**
 * Names as a room accepts them, and as they are shown in lines of text: no name may look like more than a name. It is apart
 * from names.ts because only rooms decide, so clients need not include it.
 */
import { cleanName, inOneLine } from "./names.ts";

/** A display name as the room sends it to everybody; `undefined` if nothing of it can be shown. */
export function takeName(text: string): string | undefined {
  const cleaned = cleanName(text);
  return cleaned === undefined ? undefined : cleanName(withoutSpeech(cleaned));
}

/** A colon and its look-alikes; one is an Ethiopic word space. */
export const COLON =
  "[:\\u02D0\\u02F8\\u0589\\u05C3\\u0703\\u0704\\u1361\\u1365\\u16EC\\u1803\\u1804\\u1809\\u205A\\u2236\\u2982\\uA4FD\\uA6F4\\uA789\\uFE13\\uFE30\\uFE55\\uFF1A]";
/** The brackets of {@link withMarks} and their look-alikes. Of the ASCII ones only a pair counts: `<3` is a heart. */
export const BRACKET =
  "[‹›«»〈〉⟨⟩⟪⟫《》〈〉❮❯❬❭❰❱⦉⦊⦑⦒⧼⧽≺≻≪≫⋖⋗≮≯﹤﹥＜＞︿﹀︽︾\\u02C2\\u02C3\\u1433\\u1438\\u16B2\\u{16F3F}\\u{1D236}\\u{1D237}]|<(?=.*>)|(?<=<.*)>";
/** A colon that looks like the end of a name, unlike those in 12:30 and :-) */
const SPEECH = new RegExp(
  `(?<=[^\\s\\d])${COLON}|(?<=\\d)${COLON}(?!\\d)|${BRACKET}|(?<!\\S)${COLON}(?![^\\p{L}\\s]{0,2}\\S(?:\\s|$))`,
  "gu",
);
/**
 * `name` without anything that looks like the end of a name: in a line like `Ana: hi`, the first colon before a blank is ours.
 * It also serves for names that older rooms accepted.
 */
export function withoutSpeech(name: string): string {
  const line = inOneLine(name);
  const quiet = inOneLine(line.replace(SPEECH, " "));
  // Removing one may have put another next to a space.
  return quiet === line ? line : withoutSpeech(quiet);
}

/** `name` with a role or a tag in brackets that no name can contain. */
export function withMarks(name: string, marks: readonly string[]): string {
  return [name, ...marks.map((mark) => `‹${mark}›`)].join(" ");
}

/** The characters that lines about members use. */
const TOLD = /\b(?:deleted|is|joined|left|more|now|set|to)\b|[,“”]/iu;

/** `name` for a line about its bearer: in quotes if it could look like more of the line than a name. */
export function toldName(name: string): string {
  const quiet = withoutSpeech(name);
  return TOLD.test(quiet) ? `“${quiet.replace(/[“”]/gu, '"')}”` : quiet;
}
