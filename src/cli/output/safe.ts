/**
 * Makes text from other people safe for a terminal: it cannot move the cursor, change a colour, reorder a line, or begin one
 * that looks like the program's own.
 */
import { withLineFeeds } from "../../protocol/text.ts";

/** C0 except tab and line feed, DEL, and C1, which some terminals treat as C0. */
// oxlint-disable-next-line no-control-regex -- controls are what this looks for
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
/** Direction marks that affect the text after them. */
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/g;

/** Line ends that are not control characters. */
const SEPARATOR = /[\u2028\u2029]/g;

/** `text` with line feeds as line ends, control characters as their pictures, and without direction marks. */
export function safeText(text: string): string {
  return withLineFeeds(text).toWellFormed().replace(REORDERING, "").replace(CONTROL, pictureOf);
}

/** The same, on one line. */
export function safeLine(text: string): string {
  return safeText(text).replace(/[\n\t]\s*/g, " ");
}

/** JSON on one line that no terminal acts on and no reader splits. JSON itself allows DEL, C1, direction marks and U+2028. */
export function safeJson(value: unknown): string {
  const escaped = (char: string): string =>
    `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value)
    .replace(CONTROL, escaped)
    .replace(REORDERING, escaped)
    .replace(SEPARATOR, escaped);
}

/** For example `␛`. C1 has no pictures. */
function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code === 0x7f) return "␡";
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
}
