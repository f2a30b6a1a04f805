/**
 * Where a mark may open and close: only at the edges of words, so that `snake_case`, `2*3*4`, `a || b` and
 * `>_<` stay as they are. Stricter than CommonMark, and kinder to scripts without spaces, in which `*` may
 * mark within a line.
 */
import { SPACELESS } from "../scripts.ts";

const EMOJI = String.raw`\p{So}\p{Emoji_Modifier}\uFE0F`;
/** Characters that open a bracket, a quotation or another mark. */
const OPENERS = String.raw`\p{Ps}\p{Pi}"'*_~|`;
/** Characters that close them. */
const CLOSERS = String.raw`\p{Pe}\p{Pf}"'*_~|`;
const WORD = String.raw`\p{L}\p{N}\p{M}`;

interface Flanks {
  /** What stands before and after an opening mark. */
  readonly open: readonly [RegExp, RegExp];
  /** What stands before and after a closing mark. */
  readonly close: readonly [RegExp, RegExp];
  /** Whether it may stand between words that have no space between them. */
  readonly isWithinLine: boolean;
}

const before = (set: string): RegExp => new RegExp(`(?:^|[${set}])$`, "u");
const after = (set: string): RegExp => new RegExp(`^(?:$|[${set}])`, "u");
const notSpaceAfter = /^\S/u;

/**
 * Where a script without spaces, or its brackets, begins or ends, words of another script may follow without
 * a space.
 */
const spacelessAfter = new RegExp(`^[${SPACELESS}[[\\p{Ps}\\p{Pi}]--\\p{ASCII}]]`, "v");
const spacelessBefore = new RegExp(`[${SPACELESS}[[\\p{Pe}\\p{Pf}\\p{Term}]--\\p{ASCII}]]$`, "v");

const wordStarts = before(
  String.raw`\s${OPENERS}${EMOJI}${SPACELESS}\p{Pd},;:!?¿¡…>、。，：；！？`,
);
const wordEnds = new RegExp(`^(?:$|[^${WORD}]|[${SPACELESS}])`, "u");

/** `**`, `~~` and `||`. In a path, `/**` is a wildcard. */
export const DOUBLE: Flanks = {
  open: [wordStarts, notSpaceAfter],
  close: [/[^\s/]$/u, wordEnds],
  isWithinLine: true,
};

/** A single star is also a wildcard, a pointer and a product. */
export const STAR: Flanks = {
  open: [wordStarts, /^[^\s.,;:)\]}/\\<>=]/u],
  close: [/[^\s([{/\\<>=]$/u, wordEnds],
  isWithinLine: true,
};

/** A colon after an opening bracket makes an emoticon that lies down: `_(:3」∠)_`. */
const FACE = String.raw`[(（][^${WORD}${OPENERS}\p{ExtPict}\u0060¿¡#@$€]`;
/** An underscore is also a letter of names, and the mouth of many emoticons. */
export const UNDERSCORE: Flanks = {
  open: [
    before(String.raw`\s${OPENERS}`),
    new RegExp(`^(?!${FACE})(?:$|[${WORD}${OPENERS}${EMOJI}\u0060¿¡])`, "u"),
  ],
  close: [
    before(`${WORD}${CLOSERS}${EMOJI}\`.,!?…%`),
    after(String.raw`\s${CLOSERS}.,;:!?…\p{Pd}`),
  ],
  isWithinLine: false,
};

/** @param left what stands before the mark, its last character or two; `right` likewise after it */
export function flanks(
  { open, close, isWithinLine }: Flanks,
  left: string,
  right: string,
): { readonly opens: boolean; readonly closes: boolean } {
  return {
    opens:
      open[1].test(right) && (open[0].test(left) || (isWithinLine && spacelessAfter.test(right))),
    closes:
      left !== "" &&
      close[0].test(left) &&
      (close[1].test(right) || (isWithinLine && spacelessBefore.test(left))),
  };
}
