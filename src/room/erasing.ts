/**
 * Erasing what was said, one's own or somebody else's; and leaving for good.
 */
import { CLOSE } from "../protocol/wire/close-codes.ts";
import { type Outcome, done, refuse } from "./answer.ts";
import type { Asks } from "./ask.ts";
import type { Attendance } from "./attendance.ts";
import type { Authority } from "./authority.ts";
import type { Admitted } from "./caller.ts";
import type { Connections } from "./connections.ts";
import type { Decisions } from "./decisions.ts";
import type { Effect } from "./effects.ts";
import type { Log } from "./log.ts";
import { eraseOwn, forgetting, SOMEBODY } from "./mine.ts";
import type { Permissions } from "./permissions.ts";
import type { SharedState } from "./shared-state.ts";
import type { Records } from "./stored.ts";

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
  if (message === undefined) return refuse("not-there");
  if (message.is === "erased") return done();
  const erased = log.revise(seq, { is: "erased" });
  if (erased === undefined) return refuse("not-stored");
  if (!isOwn) decisions.note(who, act, { id: message.by, name: message.name }, now);
  return done(undefined, records.tell({ is: "revised", message: erased }, now));
}

export function eraseMine(
  { log, records }: { readonly log: Log; readonly records: Records },
  { id }: Admitted,
  action: Asks["erase-mine"],
  now: number,
): Outcome {
  // Where nobody ever was, to say that it is done would be untrue to somebody who is shut out of a room.
  if (!log.exists) return refuse("not-there");
  const erased = eraseOwn(log, id, action);
  if (!erased.ok) return refuse("not-stored");
  const { messages, next } = erased;
  return done(
    { erased: messages.length, ...(next !== undefined && { next }) },
    messages.flatMap((message) => records.tell({ is: "revised", message }, now)),
  );
}

/** The member leaves for good. What they said stays, unless they erased it before. */
export function forget(
  room: {
    readonly log: Log;
    readonly authority: Authority;
    readonly attendance: Attendance;
    readonly connections: Connections;
    readonly decisions: Decisions;
    readonly entries: () => SharedState;
    readonly records: Records;
  },
  { id: member }: Admitted,
  _action: Asks["forget"],
  now: number,
): Outcome {
  const { log, authority, attendance, connections, decisions } = room;
  if (!log.exists) return refuse("not-there");
  // A room that nobody owns has decided nothing about anybody.
  const isForgotten = !authority.isOwned || authority.change(forgetting(log, member));
  decisions.forget();
  if (!isForgotten) return refuse("not-stored");
  const effects = unname(room, member, now);
  for (const id of attendance.connectionsOf(member)) {
    const connection = connections.joined.get(id);
    if (connection === undefined) continue;
    connections.remove(id);
    effects.push(
      { do: "close", connection: id, code: CLOSE.normal, reason: "forgotten" },
      ...attendance.leave(id, connection, now, "at once"),
    );
  }
  return done(undefined, effects);
}

/** What `member` shared stays, under nobody's name. */
function unname(
  room: {
    readonly log: Log;
    readonly entries: () => SharedState;
    readonly records: Records;
  },
  member: string,
  now: number,
): Effect[] {
  const effects: Effect[] = [];
  const shared = room.log.head > 0 ? room.entries().entries() : [];
  for (const { by, key, rev, value, name } of shared) {
    if (by !== member || value === undefined || name === SOMEBODY) continue;
    const ask = { type: "set", id: `forgotten-${rev}`, key, value } as const;
    const answer = room.entries().write({ id: member, name: SOMEBODY }, ask, now);
    if (!("entry" in answer)) continue;
    effects.push(...room.records.tell({ is: "unnamed", entry: answer.entry }, now));
  }
  return effects;
}
