/**
 * Leaving a room for good: the member's role goes, and their name from everything except their messages.
 */
import type { MemberId } from "../../protocol/ids.ts";
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import { done, type Outcome, denied } from "../turn/answer.ts";
import type { Asks } from "../turn/ask.ts";
import type { Attendance } from "../people/attendance.ts";
import type { Authority } from "../people/authority.ts";
import type { Admitted } from "../turn/caller.ts";
import type { Connections } from "../people/connections.ts";
import type { Decisions } from "../people/decisions.ts";
import type { Effect } from "../turn/effects.ts";
import type { Log } from "../memory/log.ts";
import { SOMEBODY } from "../messages/own-messages.ts";
import type { RegisterChange, Registered } from "../memory/register.ts";
import type { SharedState } from "../entries/shared-state.ts";
import type { Records } from "../turn/stored.ts";

/** The member's messages stay, unless they erased them before. */
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
  if (!log.exists) return denied("not-there");
  // A room without an owner has decided nothing about anybody.
  const isForgotten = !authority.isOwned || authority.change(forgetting(log, member));
  decisions.forget();
  if (!isForgotten) return denied("not-stored");
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

/** The entries of `member` stay, without their name. */
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

/** Removes the member's role, and their name from their decisions. Mutes and bans of them stay. */
function forgetting(log: Log, member: MemberId): RegisterChange[] {
  const nobody = { id: "", name: "" };
  const by = { by: nobody };
  const isTheirs = (it: Registered["link" | "mute" | "ban" | "did"]): boolean =>
    it.by.id === member;
  const changes: RegisterChange[] = [{ kind: "grant", key: member }];
  for (const [key, it] of log.decisions("link")) {
    if (isTheirs(it)) changes.push({ kind: "link", key, value: { ...it, ...by } });
  }
  for (const [key, it] of log.decisions("mute")) {
    if (isTheirs(it)) changes.push({ kind: "mute", key, value: { ...it, ...by } });
  }
  for (const [key, it] of log.decisions("ban")) {
    if (isTheirs(it)) changes.push({ kind: "ban", key, value: { ...it, ...by } });
  }
  for (const [key, it] of log.decisions("did")) {
    const isAbout = it.member?.id === member;
    if (!isTheirs(it) && !isAbout) continue;
    const value = { ...it, ...(isTheirs(it) && by), ...(isAbout && { member: nobody }) };
    changes.push({ kind: "did", key, value });
  }
  return changes;
}
