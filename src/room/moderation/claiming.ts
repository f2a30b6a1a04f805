/**
 * Claiming a room without an owner, and deleting a room. Both depend on whether others were ever in it.
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

/** Milliseconds for which a name that others know stays dead: a month, in which they hear of it. */
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
  // What is remembered would bring the room back, or be found in another room under its name.
  room.forget();
  return done(undefined, closeAll(room.connections));
}

/** Nobody is told of the leaves, since nobody stays. */
function closeAll(connections: Connections): Effect[] {
  const { joined, waiting, listening } = connections;
  const all = [...joined.keys(), ...waiting.keys(), ...listening.keys()];
  return all.map((connection) => {
    connections.remove(connection);
    return { do: "close", connection, code: CLOSE.roomDeleted, reason: "room deleted" };
  });
}

/**
 * A name that only its wiper used is free at once: otherwise claiming and wiping could kill any number of
 * names. If others used it, none of them should find a stranger's room under their link at once.
 */
function deathBy(
  room: Known & { readonly attendance: Attendance },
  { id, isOperator }: Admitted,
  now: number,
): Death {
  const { authority, authorship, attendance, keys } = room;
  // Nobody wants a name that is made of a key, so none is lost.
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
