/**
 * Whether a message may contain formatting. Most contain none, and are shown without the parser.
 */
const MARK = /[*_`[]|~~|\|\||^[ \t]*(?:>|(?:-|\d+[.)])[ \t])/m;
/**
 * An address whose host may not be the one a reader sees, for example one that ends in a number, which
 * becomes four; or a mail address.
 */
const UNCLEAR = /:\/\/(?!(?:[\da-z-]+\.)*[a-z]+[.,;!)]*(?:[/?#\s]|$))|:[^\s/]{1,2000}@/;

/** False only for text that the parser would leave as it is. */
export function mayBeFormatted(text: string): boolean {
  return MARK.test(text) || !isClear(text);
}

/** Whether every possible address in `text` shows where it leads. */
export function isClear(text: string): boolean {
  return !UNCLEAR.test(text);
}
