/**
 * What the sender of a write alone is told of it.
 */
import type { Refused, ServerFrame } from "../protocol/wire/frames.ts";
import type { Write } from "../protocol/wire/client-frames.ts";
import { refused, VALUE_TOO_LONG } from "../protocol/wire/refusals.ts";
import type { Outcome } from "./shared-state.ts";

/** Nothing of one that is stored: everybody is told of that. */
export function answersTo({ id }: Write, outcome: Outcome): ServerFrame[] {
  switch (outcome.did) {
    case "store":
      return [];
    case "nothing":
      return [{ type: "written", id, rev: outcome.rev }];
    case "refuse":
      return [{ ...refused(outcome.code, id, outcome.retryAfter), ...details(outcome) }];
  }
}

function details({ code, current }: Extract<Outcome, { did: "refuse" }>): Partial<Refused> {
  if (code === "too-long") return { detail: VALUE_TOO_LONG };
  if (code !== "conflict") return {};
  return current === undefined ? { rev: 0 } : { rev: current.rev, entry: current };
}
