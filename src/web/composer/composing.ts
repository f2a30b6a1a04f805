/**
 * When a draft is sent, and what of it.
 */
import { LIMITS } from "../../protocol/limits.ts";
import { typedText } from "../../client/typed-text.ts";
import { belongsToInputMethod, type Press } from "../browser/press.ts";

/** Whether a key press in the composer means "send". On touch Enter breaks the line, and a button sends. */
export function sends(press: Press, touch: boolean): boolean {
  if (press.key !== "Enter" || belongsToInputMethod(press)) return false;
  if (press.ctrlKey || press.metaKey) return true;
  return !touch && !press.shiftKey && !press.altKey;
}

/** The message that `draft` becomes: without blank lines around it, but with its own indentation. */
export function bodyOf(draft: string): string {
  return typedText(draft)
    .replace(/^(?:[^\S\n]*\n)+/, "")
    .trimEnd();
}

/** Bytes: the composer shows how much is left once no more than this is. */
const NEAR = 800;
const encoder = new TextEncoder();

/**
 * How many characters still fit, `undefined` while the limit is far. The limit is in bytes of UTF-8, so this is an
 * estimate: it takes those to come to be as long as those that are there. Below zero it is exact: so many have to go from the end.
 */
export function charactersLeft(body: string, limit: number = LIMITS.bodyBytes): number | undefined {
  // No character takes more than three bytes for each UTF-16 unit.
  if (body.length * 3 < limit - NEAR) return undefined;
  const bytes = encoder.encode(body);
  const left = limit - bytes.length;
  if (left >= NEAR) return undefined;
  if (left >= 0) return Math.floor((left * bytes.filter(begins).length) / bytes.length);
  const isCut = !begins(bytes[limit] ?? 0);
  return -bytes.subarray(limit).filter(begins).length - (isCut ? 1 : 0);
}

/** Whether a character begins with `byte`: in UTF-8, all further bytes of it are `10xxxxxx`. */
function begins(byte: number): boolean {
  return (byte & 0b1100_0000) !== 0b1000_0000;
}
