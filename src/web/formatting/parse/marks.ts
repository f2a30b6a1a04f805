/**
 * Bold, italic, strike and spoilers, and the backslash that escapes them. Marks are paired as CommonMark
 * pairs them.
 */
import type { DelimiterType, InlineContext, InlineParser } from "@lezer/markdown";
import { DOUBLE, flanks, STAR, UNDERSCORE } from "./flanks.ts";

/** The nodes that the marks become. */
export const MARKED = ["Bold", "Italic", "Strike", "Spoiler", "Mark", "Escaped"] as const;

/** A run of one character, and whether it can open and close where it stands. */
interface DelimiterRun {
  readonly char: string;
  readonly from: number;
  readonly to: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** An opening run that waits for its closing one. */
interface OpenRun extends DelimiterRun {
  /** A type of its own, by which it is found again. */
  readonly type: DelimiterType;
  /** The end of its unpaired rest. */
  readonly end: number;
}

/** `__` is not bold: `__init__` is a name. */
const RUNS: ReadonlySet<string> = new Set(["*", "**", "***", "_", "~~", "||"]);

/** Longer runs mark nothing. */
const RUN_LENGTH = 4;

export const marks: InlineParser = {
  name: "Marks",
  parse(cx, next, pos) {
    const char = String.fromCharCode(next);
    if (!"*_~|".includes(char)) return -1;
    const run = runAt(cx, char, pos, pos);
    if (run === undefined) return endOfRun(cx, next, pos);
    const from = run.closes ? close(cx, run) : pos;
    if (from < run.to && run.opens) open(cx, { ...run, type: {}, from, end: run.to });
    return run.to;
  },
};

/** The runs that are open in a text, the innermost last. */
const openers = new WeakMap<InlineContext, OpenRun[]>();

function openIn(cx: InlineContext): OpenRun[] {
  const known = openers.get(cx) ?? [];
  openers.set(cx, known);
  return known;
}

function open(cx: InlineContext, opener: OpenRun): void {
  openIn(cx).push(opener);
  cx.addDelimiter(opener.type, opener.from, opener.end, true, false);
}

/** Closes what `run` can. Returns where its unpaired rest begins. */
function close(cx: InlineContext, run: DelimiterRun): number {
  const its = openIn(cx);
  let from = run.from;
  while (from < run.to) {
    const at = its.findLastIndex((it) => pairs(it, run));
    const opener = its[at];
    const place = opener === undefined ? null : cx.findOpeningDelimiter(opener.type);
    if (opener === undefined || place === null) break;
    const size =
      run.char === "*" ? Math.min(2, opener.end - opener.from, run.to - from) : run.to - from;
    const start = opener.end - size;
    const content = cx.takeContent(place);
    // Runs still open in between have nothing left to close them.
    its.length = at;
    if (start > opener.from) open(cx, { ...opener, end: start });
    const end = from + size;
    const markers = [cx.elt("Mark", start, opener.end), ...content, cx.elt("Mark", from, end)];
    cx.addElement(cx.elt(nodeOf(run.char, size), start, end, markers));
    from = end;
  }
  return from;
}

/**
 * A double and a single star do not pair: in `**kwargs and *` they mark nothing. Of stars that could both
 * open and close, CommonMark pairs none whose lengths add up to a multiple of three, unless both are
 * multiples.
 */
function pairs(opener: OpenRun, run: DelimiterRun): boolean {
  if (opener.char !== run.char) return false;
  const [opening, closing] = [lengthOf(opener), lengthOf(run)];
  if (opening + closing === 3 && run.char === "*") return false;
  const isEither = opener.closes || run.opens;
  return !isEither || (opening + closing) % 3 !== 0 || (opening % 3 === 0 && closing % 3 === 0);
}

function lengthOf({ from, to }: DelimiterRun): number {
  return to - from;
}

function nodeOf(char: string, size: number): string {
  if (char === "~") return "Strike";
  if (char === "|") return "Spoiler";
  return size === 2 ? "Bold" : "Italic";
}

/** Texts in which an opening mark was escaped. The mark that would close it is then meant to be seen too. */
const keptFromOpening = new WeakSet<InlineContext>();

/** A backslash before a mark is not shown. Any other is text, as in `¯\_(ツ)_/¯` and `C:\temp\*`. */
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

/** @param start where the text before the run ends */
function runAt(
  cx: InlineContext,
  char: string,
  pos: number,
  start: number,
): DelimiterRun | undefined {
  const text = cx.slice(pos, pos + RUN_LENGTH);
  let length = 0;
  while (text[length] === char) length += 1;
  if (!RUNS.has(text.slice(0, length))) return undefined;
  const kind = length > 1 ? DOUBLE : char === "_" ? UNDERSCORE : STAR;
  const to = pos + length;
  const left = cx.slice(Math.max(cx.offset, start - 2), start);
  return { char, from: pos, to, ...flanks(kind, left, cx.slice(to, to + 2)) };
}

function hasOpen(cx: InlineContext, { char }: DelimiterRun): boolean {
  return openIn(cx).some((it) => it.char === char);
}

function endOfRun(cx: InlineContext, next: number, pos: number): number {
  let end = pos + 1;
  while (cx.char(end) === next) end += 1;
  return end;
}
