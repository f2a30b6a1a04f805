/**
 * When a draft is sent, and which part of it.
 */
import { typedText } from "../../client/typed-text.ts";
import { belongsToInputMethod, type Press } from "../browser/press.ts";

/**
 * Whether a key press in the composer means "send". On touch devices, Enter breaks the line and a button
 * sends.
 */
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
