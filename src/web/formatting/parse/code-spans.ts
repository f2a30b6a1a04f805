/**
 * Code within a line, between any number of backticks. A backtick of an emoticon does not count: `` (´・ω・`)
 * ``.
 */
import type { InlineContext, InlineParser } from "@lezer/markdown";

const TICK = 96;
/** UTF-16 units on each side of a backtick that are searched for the rest of an emoticon. */
const FACE_LENGTH = 20;
/** An emoticon is in brackets, without spaces in it, and has no other backtick. */
const FACE_BEFORE = /[(（][ \u3000]?([^\s()（）`]*)$/u;
const FACE_AFTER = /^([^\s()（）`]*)[ \u3000]?[)）]/u;

export const codeSpans: InlineParser = {
  name: "InlineCode",
  parse(cx, next, pos) {
    if (next !== TICK || cx.char(pos - 1) === TICK) return -1;
    const size = ticksAt(cx, pos);
    if (size === 1 && isOfFace(cx, pos)) return pos + 1;
    for (let at = pos + size; at < cx.end; at += 1) {
      if (cx.char(at) !== TICK) continue;
      const closing = ticksAt(cx, at);
      if (closing === size && !(size === 1 && isOfFace(cx, at))) {
        const marks = [cx.elt("Mark", pos, pos + size), cx.elt("Mark", at, at + size)];
        return cx.addElement(cx.elt("InlineCode", pos, at + size, marks));
      }
      at += closing - 1;
    }
    return -1;
  },
};

function ticksAt(cx: InlineContext, pos: number): number {
  let end = pos;
  while (cx.char(end) === TICK) end += 1;
  return end - pos;
}

function isOfFace(cx: InlineContext, pos: number): boolean {
  const [, left] = FACE_BEFORE.exec(cx.slice(Math.max(cx.offset, pos - FACE_LENGTH), pos)) ?? [];
  const [, right] = FACE_AFTER.exec(cx.slice(pos + 1, pos + 1 + FACE_LENGTH)) ?? [];
  return left !== undefined && right !== undefined && /\P{ASCII}/u.test(left + right);
}
