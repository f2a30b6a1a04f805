/**
 * Taking a room that nobody owns, and ending one. Both ask whether anybody else was ever in it.
 */
import type { MemberId } from "../../protocol/ids.ts";
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import { done, type Outcome, denied } from "../turn/answer.ts";
import type { Asks } from "../turn/ask.ts";
import type { Attendance } from "../people/attendance.ts";
import type { Authority } from "../people/authority.ts";
import { type Admitted, memberOf } from "../turn/caller.ts";
import type { Connections } from "../people/connections.ts";
import type { Decisions } from "../people/decisions.ts";
import type { Effect } from "../turn/effects.ts";
import type { Keys } from "../memory/room-keys.ts";
import type { Death, Link, Register } from "../memory/register.ts";
import type { RoleNews } from "../sockets/role-news.ts";
import type { Authorship } from "../memory/sole-author.ts";

/** Milliseconds for which a name that others know is nobody's after a wipe: a month, in which they hear of it. */
const DEAD_FOR = 30 * 86_400_000;

interface Known {
  readonly authority: Authority;
  readonly authorship: Authorship;
  readonly keys: Keys;
}

export function claim(
  room: Known & { readonly decisions: Decisions; readonly roleNews: RoleNews },
  who: Admitted,
  { act, hash }: Asks["claim"],
  now: number,
): Outcome {
  const { authority, keys, authorship, decisions, roleNews } = room;
  if (authority.isOwned) return denied("owned");
  const isTaken = keys.isNamed || hasOthers(authorship, who.id);
  if (!who.isOperator && isTaken) return denied("not-empty");
  const link: Link = { role: "owner", by: memberOf(who), at: now };
  const fault = decisions.decide({ who, act, now }, [
    ...authority.claimFor(who.id, now),
    ...(hash === undefined ? [] : [{ kind: "link", key: hash, value: link } as const]),
  ]);
  return fault === undefined ? done(undefined, roleNews.tell(now)) : denied(fault);
}

export function wipe(
  room: Known & {
    readonly log: Pick<Register, "wipe">;
    readonly attendance: Attendance;
    readonly connections: Connections;
    readonly forget: () => void;
  },
  who: Admitted,
  _action: Asks["wipe"],
  now: number,
): Outcome {
  room.log.wipe(deathBy(room, who, now));
  // What is remembered of it would bring the room back, or be found in another that begins under its name.
  room.forget();
  return done(undefined, closeAll(room.connections));
}

/** Nobody is told who leaves: there is nobody to tell. */
function closeAll(connections: Connections): Effect[] {
  const { joined, waiting, listening } = connections;
  const all = [...joined.keys(), ...waiting.keys(), ...listening.keys()];
  return all.map((connection) => {
    connections.remove(connection);
    return { do: "close", connection, code: CLOSE.roomDeleted, reason: "room deleted" };
  });
}

/**
 * A name that nobody but the wiper used is free again: else whoever claims and wipes names would kill them. Where others were,
 * none of them is to find somebody else's room at once under the link that they have.
 */
function deathBy(
  room: Known & { readonly attendance: Attendance },
  { id, isOperator }: Admitted,
  now: number,
): Death {
  const { authority, authorship, attendance, keys } = room;
  // Nobody thinks of a name that is made of a key, so none is lost with it.
  if (isOperator || keys.isNamed) return "for good";
  const isAlone =
    !attendance.hasOthers(id) && !hasOthers(authorship, id) && !authority.knowsOthers(id);
  return isAlone ? "none" : { until: now + DEAD_FOR };
}

/** Whether anybody but `member` ever said or wrote something here, or may have. */
function hasOthers({ soleAuthor }: Authorship, member: MemberId): boolean {
  if (soleAuthor.is === "one") return soleAuthor.member !== member;
  return soleAuthor.is === "several";
}
