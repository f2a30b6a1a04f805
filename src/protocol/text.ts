/**
 * The text of a message: any text that can be stored and shown unchanged.
 */
import { exceeds, LIMITS } from "./limits.ts";

export type TextFault = "empty" | "too-long" | "not-text";

/**
 * Control characters other than tab, line feed and carriage return, which act on terminals. And U+FFFD: a platform has put
 * it in place of invalid bytes, so the original text is lost.
 */
// oxlint-disable-next-line no-control-regex -- this looks for control characters
const NO_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD]/;

/** The line ends of a message, wherever it is shown. */
export const LINE_END = /\r\n?|[\n\u2028\u2029]/g;

/** `text` with every line end as a line feed. */
export function withLineFeeds(text: string): string {
  return text.replace(LINE_END, "\n");
}

/** Symbols and letters without ink, which the Unicode data of engines does not set apart. */
export const BLANKS = "\\u2800\\uFFFC\\u{13441}\\u{13442}\\u{1D159}";
const VISIBLE = new RegExp(
  `[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}\\p{Mn}\\p{Me}\\p{DI}\\p{NChar}${BLANKS}]`,
  "u",
);

/** Whether `text` has something visible: a letter, a digit, a symbol or an emoji, but not only fillers without ink. */
export function hasVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** Why `body` cannot be a message, or `undefined` if it can. A body is never changed: it is the sender's. */
export function faultInBody(body: string): TextFault | undefined {
  if (exceeds(body, LIMITS.bodyBytes)) return "too-long";
  if (!body.isWellFormed() || NO_TEXT.test(body)) return "not-text";
  if (!hasVisible(body)) return "empty";
  return undefined;
}
