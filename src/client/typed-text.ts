/**
 * Cleans text that was typed or pasted, on the page and in the terminal: other programs add their own line
 * ends and control characters.
 */

/** Escape sequences of terminals (colours, cursor moves, titles), which are removed whole. */
const SEQUENCE =
  // oxlint-disable-next-line no-control-regex -- controls are what this looks for
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)/g;
/**
 * Presentations end lines with a vertical tab, printers pages with a form feed, mainframes lines with U+0085.
 */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Control characters and lone surrogates, which mean nothing. */
const NOTHING = /(?![\t\n])[\p{Cc}\p{Cs}]/gu;

/** `text` with line feeds for line ends, and without characters that no message may contain. */
export function typedText(text: string): string {
  return text.replace(SEQUENCE, "").replace(LINE_ENDS, "\n").replace(NOTHING, "");
}

/** As {@link typedText}, in one line. */
export function typedLine(text: string): string {
  return typedText(text).replaceAll("\n", " ").trim();
}
