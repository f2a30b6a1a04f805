/**
 * Erasing messages: one's own, another member's, or all of one's own.
 */
import { type Outcome, done, denied } from "../turn/answer.ts";
import type { Asks } from "../turn/ask.ts";
import type { Admitted } from "../turn/caller.ts";
import type { Decisions } from "../people/decisions.ts";
import type { Log } from "../memory/log.ts";
import { eraseOwn } from "./own-messages.ts";
import type { Permissions } from "../people/permissions.ts";
import type { Records } from "../turn/stored.ts";

export function erase(
  room: {
    readonly log: Log;
    readonly permissions: Permissions;
    readonly decisions: Decisions;
    readonly records: Records;
  },
  who: Admitted,
  { act, seq }: Asks["erase"],
  now: number,
): Outcome {
  const { log, permissions, decisions, records } = room;
  const [message] = log.page({ after: seq - 1, before: seq + 1, from: "oldest" }, 1);
  const isOwn = message?.by === who.id;
  const denial = permissions.denial(isOwn ? "erase-own" : "erase", who, now);
  if (denial !== undefined) return [denial, []];
  if (message === undefined) return denied("not-there");
  if (message.is === "erased") return done();
  const erased = log.revise(seq, { is: "erased" });
  if (erased === undefined) return denied("not-stored");
  if (!isOwn) decisions.note(who, act, { id: message.by, name: message.name }, now);
  return done(undefined, records.tell({ is: "revised", message: erased }, now));
}

export function eraseMine(
  { log, records }: { readonly log: Log; readonly records: Records },
  { id }: Admitted,
  action: Asks["erase-mine"],
  now: number,
): Outcome {
  // In a room where nobody ever was, `done` would be untrue to a member who is shut out.
  if (!log.exists) return denied("not-there");
  const erased = eraseOwn(log, id, action);
  if (!erased.ok) return denied("not-stored");
  const { messages, next } = erased;
  return done(
    { erased: messages.length, ...(next !== undefined && { next }) },
    messages.flatMap((message) => records.tell({ is: "revised", message }, now)),
  );
}
