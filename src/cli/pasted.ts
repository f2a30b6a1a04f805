/**
 * What is pasted into a terminal, as text to say: its line ends as line feeds, and without what a terminal would act on.
 */
import { stripVTControlCharacters } from "node:util";

/** A word processor's line break and page break are line ends, too. */
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// oxlint-disable-next-line no-control-regex -- controls are what this looks for
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g;

export function pastedText(text: string): string {
  return stripVTControlCharacters(text.replace(LINE_END, "\n")).replace(CONTROL, "");
}
