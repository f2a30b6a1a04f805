/**
 * Whether a message can have any formatting at all: most have none, and are shown without a parser.
 */
const MARK = /[*_`[]|~~|\|\||^[ \t]*(?:>|-|\d+[.)])[ \t]/m;

/** False only for text that the parser would leave as it is. */
export function mayBeFormatted(text: string): boolean {
  return MARK.test(text);
}
