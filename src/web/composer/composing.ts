/**
 * When what was written is sent, and what of it.
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

/** What is said when `draft` is sent: what it means, without blank lines around it, with its own indentation. */
export function bodyOf(draft: string): string {
  return typedText(draft)
    .replace(/^(?:[^\S\n]*\n)+/, "")
    .trimEnd();
}

/** From here on a writer is told how much is left, in bytes. */
const NEAR = 800;
const encoder = new TextEncoder();

/** Bytes that still fit, below zero when over; `undefined` while the limit is far. */
export function bytesLeft(body: string, limit: number = LIMITS.bodyBytes): number | undefined {
  // No character takes more than three bytes for each UTF-16 unit.
  if (body.length * 3 < limit - NEAR) return undefined;
  const left = limit - encoder.encode(body).length;
  return left < NEAR ? left : undefined;
}
