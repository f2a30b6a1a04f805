/**
 * Where a mark may open and close: only at the edges of words, so that `snake_case`, `2*3*4`, `a || b` and `>_<` stay
 * what they are. Stricter than CommonMark, and kinder to scripts without spaces: there `*` may mark within a line.
 */
import { SPACELESS } from "../scripts.ts";

const EMOJI = String.raw`\p{So}\p{Emoji_Modifier}\uFE0F`;
/** What opens a bracket, a quotation or another mark. */
const OPENERS = String.raw`\p{Ps}\p{Pi}"'*_~|`;
/** What closes them. */
const CLOSERS = String.raw`\p{Pe}\p{Pf}"'*_~|`;
const WORD = String.raw`\p{L}\p{N}\p{M}`;

interface Flanks {
  /** What stands before and after a mark that opens. */
  readonly open: readonly [RegExp, RegExp];
  /** What stands before and after one that closes. */
  readonly close: readonly [RegExp, RegExp];
}

const before = (set: string): RegExp => new RegExp(`(?:^|[${set}])$`, "u");
const after = (set: string): RegExp => new RegExp(`^(?:$|[${set}])`, "u");
const notSpaceAfter = /^\S/u;

const wordStarts = before(
  String.raw`\s${OPENERS}${EMOJI}${SPACELESS}\p{Pd},;:!?¿¡…>、。，：；！？`,
);
const wordEnds = new RegExp(`^(?:$|[^${WORD}]|[${SPACELESS}])`, "u");

/** `**`, `~~` and `||`. In a path, `/**` is a wildcard. */
export const DOUBLE: Flanks = {
  open: [wordStarts, notSpaceAfter],
  close: [/[^\s/]$/u, wordEnds],
};

/** A star alone is also a wildcard, a pointer and a product. */
export const STAR: Flanks = {
  open: [wordStarts, /^[^\s.,;:)\]}/\\<>=]/u],
  close: [/[^\s([{/\\<>=]$/u, wordEnds],
};

/** An underscore is also a letter of names, and the mouth of many faces. */
export const UNDERSCORE: Flanks = {
  open: [before(String.raw`\s${OPENERS}`), after(`${WORD}${OPENERS}${EMOJI}\`¿¡`)],
  close: [
    before(`${WORD}${CLOSERS}${EMOJI}\`.,!?…%`),
    after(String.raw`\s${CLOSERS}.,;:!?…\p{Pd}`),
  ],
};

/** @param left what stands before the mark, its last character or two; `right` likewise after it */
export function flanks(
  { open, close }: Flanks,
  left: string,
  right: string,
): { readonly opens: boolean; readonly closes: boolean } {
  return {
    opens: open[0].test(left) && open[1].test(right),
    closes: left !== "" && close[0].test(left) && close[1].test(right),
  };
}
