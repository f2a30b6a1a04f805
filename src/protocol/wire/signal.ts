/**
 * The form of a signal.
 */
import { LIMITS } from "../limits.ts";

/** The kind of the signal for typing. */
export const TYPING = "typing";
export const SIGNAL_KIND = /^[a-z][a-z0-9-]{0,31}$/;

/** Whether a room would accept `signal`. */
export function isSignal({
  kind,
  data = "",
}: {
  readonly kind: string;
  readonly data?: string | undefined;
}): boolean {
  return SIGNAL_KIND.test(kind) && data.length <= LIMITS.signalChars && data.isWellFormed();
}
