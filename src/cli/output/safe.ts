/**
 * What strangers wrote, as it may be written to a terminal: nothing in it may move the cursor, change a colour, reorder a
 * line or start one of ours.
 */
import { withLineFeeds } from "../../protocol/text.ts";

/** C0 but tab and line feed, DEL, and C1, which some terminals take for the same. */
// oxlint-disable-next-line no-control-regex -- controls are what this looks for
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
/** Marks that reorder what follows them, beyond the text that they came with. */
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/g;

/** Ends of lines that are no controls. */
const SEPARATOR = /[\u2028\u2029]/g;

/** `text` with its line ends as line feeds, controls as pictures of themselves, and no reordering. */
export function safeText(text: string): string {
  return withLineFeeds(text).toWellFormed().replace(REORDERING, "").replace(CONTROL, pictureOf);
}

/** The same, on one line. */
export function safeLine(text: string): string {
  return safeText(text).replace(/[\n\t]\s*/g, " ");
}

/** JSON on one line that no terminal acts on and no reader splits: JSON itself lets DEL, C1, reordering and U+2028 through. */
export function safeJson(value: unknown): string {
  const escaped = (char: string): string =>
    `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value)
    .replace(CONTROL, escaped)
    .replace(REORDERING, escaped)
    .replace(SEPARATOR, escaped);
}

/** As in `␛`. C1 has no pictures. */
function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code === 0x7f) return "␡";
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
}
