/**
 * What a signal may be.
 */
import { LIMITS } from "../limits.ts";

/** The kind of a signal that says: I am writing. */
export const TYPING = "typing";
export const SIGNAL_KIND = /^[a-z][a-z0-9-]{0,31}$/;

/** Whether a room would take `signal` for one, before it is sent. */
export function isSignal({
  kind,
  data = "",
}: {
  readonly kind: string;
  readonly data?: string | undefined;
}): boolean {
  return SIGNAL_KIND.test(kind) && data.length <= LIMITS.signalChars && data.isWellFormed();
}
