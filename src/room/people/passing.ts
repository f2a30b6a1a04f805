/**
 * Asks that are passed on and not stored: a rename, and a signal.
 */
import { takeName } from "../../protocol/names/taken-names.ts";
import type { Rename, Signal } from "../../protocol/wire/client-frames.ts";
import { done, type Outcome, denied } from "../turn/answer.ts";
import type { Attendance } from "./attendance.ts";
import type { Admitted } from "../turn/caller.ts";

/** A rename needs a connection. A caller without one gives a name with each ask. */
export function rename(
  { attendance }: { readonly attendance: Attendance },
  { id, connection }: Admitted,
  ask: Rename,
): Outcome {
  if (connection === undefined) return denied("not-there");
  const name = takeName(ask.name);
  if (name === undefined) return denied("bad-name");
  return done(undefined, attendance.rename({ id, name }, connection));
}

export function signal(_room: unknown, { id: by }: Admitted, { kind, data }: Signal): Outcome {
  const heard = { by, kind, ...(data !== undefined && { data }) };
  return done(undefined, [{ do: "broadcast", frame: { type: "signals", signals: [heard] } }]);
}
