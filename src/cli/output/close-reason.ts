/**
 * What is told of a room that closed for good.
 */
import type { ClosedError } from "../../client/program/index.ts";
import { REFUSALS } from "../../protocol/wire/refusals.ts";

/** Why it did, and what to do: what a refusal of that code says. */
export function endedFor({ reason, message }: ClosedError): string {
  const detail = Object.entries(REFUSALS).find(([code]) => code === reason)?.[1];
  return detail === undefined ? message : `Refused (${reason}): ${detail}`;
}
