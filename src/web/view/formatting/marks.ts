/**
 * Bold, italic, strike and spoilers, and the backslash that prevents them.
 */
import type { DelimiterType, InlineContext, InlineParser } from "@lezer/markdown";
import { DOUBLE, flanks, STAR, UNDERSCORE } from "./flanks.ts";

const BOLD: DelimiterType = { resolve: "Bold", mark: "Mark" };
const ITALIC_STAR: DelimiterType = { resolve: "Italic", mark: "Mark" };
const ITALIC_LINE: DelimiterType = { resolve: "Italic", mark: "Mark" };
const STRIKE: DelimiterType = { resolve: "Strike", mark: "Mark" };
const SPOILER: DelimiterType = { resolve: "Spoiler", mark: "Mark" };

/** The nodes that the marks become. */
export const MARKED = ["Bold", "Italic", "Strike", "Spoiler", "Mark", "Escaped"] as const;

/** A run of one character, and what it could do where it stands. */
interface Run {
  readonly types: readonly DelimiterType[];
  readonly to: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** `__` is not bold: `__init__` is a name. */
const RUNS: ReadonlyMap<string, readonly DelimiterType[]> = new Map([
  ["*", [ITALIC_STAR]],
  ["**", [BOLD]],
  ["***", [BOLD, ITALIC_STAR]],
  ["_", [ITALIC_LINE]],
  ["~~", [STRIKE]],
  ["||", [SPOILER]],
]);

/** Longer runs are none, however long. */
const RUN_LENGTH = 4;

export const marks: InlineParser = {
  name: "Marks",
  parse(cx, next, pos) {
    const char = String.fromCharCode(next);
    if (!"*_~|".includes(char)) return -1;
    const run = runAt(cx, char, pos, pos);
    if (run === undefined) return endOfRun(cx, next, pos);
    const { types, to, opens, closes } = run;
    let from = pos;
    for (const type of opens ? types : types.toReversed()) {
      const end = from + sizeOf(type);
      cx.addDelimiter(type, from, end, opens, closes);
      from = end;
    }
    return to;
  },
};

/** Texts in which a mark was kept from opening: what would close it is then meant to be seen too. */
const keptFromOpening = new WeakSet<InlineContext>();

/** A backslash before what would mark is not shown; any other is text, as in `¯\_(ツ)_/¯` and `C:\temp\*`. */
export const escapes: InlineParser = {
  name: "Escape",
  parse(cx, next, pos) {
    if (next !== BACKSLASH) return -1;
    const char = cx.slice(pos + 1, pos + 2);
    if (char === "`") {
      const isCode = cx.text.includes("`", pos + 2 - cx.offset);
      return isCode ? cx.addElement(cx.elt("Escaped", pos, pos + 2)) : -1;
    }
    const run = runAt(cx, char, pos + 1, pos);
    if (run === undefined) return -1;
    if (run.opens) keptFromOpening.add(cx);
    const acts = run.opens || (run.closes && (keptFromOpening.has(cx) || hasOpen(cx, run)));
    return acts ? cx.addElement(cx.elt("Escaped", pos, run.to)) : run.to;
  },
};

const BACKSLASH = 92;

/** @param start where what stands before the run ends */
function runAt(cx: InlineContext, char: string, pos: number, start: number): Run | undefined {
  const text = cx.slice(pos, pos + RUN_LENGTH);
  let length = 0;
  while (text[length] === char) length += 1;
  const types = RUNS.get(text.slice(0, length));
  if (types === undefined) return undefined;
  const kind = length > 1 ? DOUBLE : char === "_" ? UNDERSCORE : STAR;
  const to = pos + length;
  const left = cx.slice(Math.max(cx.offset, start - 2), start);
  return { types, to, ...flanks(kind, left, cx.slice(to, to + 2)) };
}

function hasOpen(cx: InlineContext, { types }: Run): boolean {
  return types.some((type) => cx.findOpeningDelimiter(type) !== null);
}

function endOfRun(cx: InlineContext, next: number, pos: number): number {
  let end = pos + 1;
  while (cx.char(end) === next) end += 1;
  return end;
}

function sizeOf(type: DelimiterType): number {
  return type === ITALIC_STAR || type === ITALIC_LINE ? 1 : 2;
}
