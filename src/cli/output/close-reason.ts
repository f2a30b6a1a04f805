/**
 * The message for a room that closed for good.
 */
import type { ClosedError } from "../../client/program/index.ts";
import { REFUSALS } from "../../protocol/wire/refusals.ts";

/** Why it closed and what to do, in the words of the refusal with that code. */
export function closeReasonOf({ reason, message }: ClosedError): string {
  const detail = Object.entries(REFUSALS).find(([code]) => code === reason)?.[1];
  return detail === undefined ? message : `Refused (${reason}): ${detail}`;
}
