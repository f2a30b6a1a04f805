/**
 * What may be said: any text that can be stored and shown as it is.
 */
import { exceeds, LIMITS } from "./limits.ts";

export type TextFault = "empty" | "too-long" | "not-text";

/**
 * Controls other than tab, line feed and carriage return: they act on terminals, and say nothing. And what stands for bytes that
 * were no UTF-8: a platform has put it there before anybody saw them, so what was meant is lost.
 */
// oxlint-disable-next-line no-control-regex -- controls are what this looks for
const NO_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD]/;

/** What ends a line of what is said, wherever it is shown and whoever wrote it. */
export const LINE_END = /\r\n?|[\n\u2028\u2029]/g;

/** `text` with a line feed for each of its line ends. */
export function withLineFeeds(text: string): string {
  return text.replace(LINE_END, "\n");
}

/** Symbols and letters without ink; the Unicode data that engines have does not tell them from others. */
export const BLANKS = "\\u2800\\uFFFC\\u{13441}\\u{13442}\\u{1D159}";
const VISIBLE = new RegExp(
  `[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}\\p{Mn}\\p{Me}\\p{DI}\\p{NChar}${BLANKS}]`,
  "u",
);

/** Whether there is something to see: a letter, a digit, a sign or an emoji, and no filler that only looks like a space. */
export function hasVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** Why `body` cannot be a message, or `undefined` if it can. Never changes it: a body is the sender's. */
export function faultInBody(body: string): TextFault | undefined {
  if (exceeds(body, LIMITS.bodyBytes)) return "too-long";
  if (!body.isWellFormed() || NO_TEXT.test(body)) return "not-text";
  if (!hasVisible(body)) return "empty";
  return undefined;
}
