/**
 * What may be said: any text that can be stored and shown as it is.
 */
import { exceeds, LIMITS } from "./limits.ts";

export type TextFault = "empty" | "too-long" | "not-text";

/** Controls other than tab, line feed and carriage return: they act on terminals, and say nothing. */
// oxlint-disable-next-line no-control-regex -- controls are what this looks for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether there is a letter, a digit, a sign or an emoji to see. */
export function hasVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** Why `body` cannot be a message, or `undefined` if it can. Never changes it: a body is the sender's. */
export function faultInBody(body: string): TextFault | undefined {
  if (exceeds(body, LIMITS.bodyBytes)) return "too-long";
  if (!body.isWellFormed() || CONTROL.test(body)) return "not-text";
  if (!hasVisible(body)) return "empty";
  return undefined;
}
