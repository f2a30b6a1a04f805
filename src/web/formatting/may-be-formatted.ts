/**
 * Whether a message can have any formatting at all: most have none, and are shown without a parser.
 */
const MARK = /[*_`[]|~~|\|\||^[ \t]*(?:>|(?:-|\d+[.)])[ \t])/m;
/** An address whose host may not be what a reader sees, as one that ends in a number, which is made into four; or a letter's. */
const UNCLEAR = /:\/\/(?!(?:[\da-z-]+\.)*[a-z]+[.,;!)]*(?:[/?#\s]|$))|:[^\s/]{1,2000}@/;

/** False only for text that the parser would leave as it is. */
export function mayBeFormatted(text: string): boolean {
  return MARK.test(text) || !isClear(text);
}

/** Whether all that may be an address in `text` shows where it leads. */
export function isClear(text: string): boolean {
  return !UNCLEAR.test(text);
}
