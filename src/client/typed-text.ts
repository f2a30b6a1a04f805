/**
 * What was typed or pasted, as what it means, on the page and in the terminal: other programs put line ends of their own
 * and controls among text.
 */

/** A terminal's colours, moves and titles, which go whole. */
const SEQUENCE =
  // oxlint-disable-next-line no-control-regex -- controls are what this looks for
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)/g;
/** Presentations break lines by a vertical tab, printers pages by a form feed, mainframes lines by U+0085. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Controls and halves of characters, which mean nothing. */
const NOTHING = /(?![\t\n])[\p{Cc}\p{Cs}]/gu;

/** `text` with line feeds for line ends, and nothing in it that cannot be said. */
export function typedText(text: string): string {
  return text.replace(SEQUENCE, "").replace(LINE_ENDS, "\n").replace(NOTHING, "");
}

/** The same for a field of one line. */
export function typedLine(text: string): string {
  return typedText(text).replaceAll("\n", " ").trim();
}
