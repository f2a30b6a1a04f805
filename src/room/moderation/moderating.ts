/**
 * Mutes, kicks and bans. docs/protocol.md, 12.4 and 12.5.
 */
import type { MemberId } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { guestNameOf } from "../../protocol/names/guest-names.ts";
import { isAtLeast } from "../../protocol/rights/roles.ts";
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import { done, type Outcome, type Refusal, refusal, denied } from "../turn/answer.ts";
import type { Asks } from "../turn/ask.ts";
import type { Attendance } from "../people/attendance.ts";
import type { Authority } from "../people/authority.ts";
import { type Admitted, memberOf } from "../turn/caller.ts";
import type { Address, Joined } from "../turn/connection.ts";
import type { Connections } from "../people/connections.ts";
import type { Decisions, Doing } from "../people/decisions.ts";
import type { Effect } from "../turn/effects.ts";
import type { Endings } from "../sockets/endings.ts";
import type { Log } from "../memory/log.ts";
import type { Permissions } from "../people/permissions.ts";
import type { RoleNews } from "../sockets/role-news.ts";

interface Decides {
  readonly log: Log;
  readonly authority: Authority;
  readonly attendance: Attendance;
  readonly decisions: Decisions;
}

interface PutsOut extends Decides {
  readonly connections: Connections;
  readonly endings: Endings;
  readonly roleNews: RoleNews;
}

export function mute(room: Decides, who: Admitted, action: Asks["mute"], now: number): Outcome {
  const { act, member, until } = action;
  if (!room.decisions.outranks(who, member)) return denied("not-allowed");
  const name = lastNameOf(room, member, now);
  const value = { ...(until !== undefined && { until }), name, by: memberOf(who), at: now };
  return decided(room, { who, act, member, now }, [{ kind: "mute", key: member, value }], "mute");
}

/** An owner may also end their own mute, since nobody is above them. */
export function mayUnmute(
  room: { readonly decisions: Decisions; readonly permissions: Permissions },
  who: Admitted,
  { member }: Asks["unmute"],
  now: number,
): Refusal | undefined {
  const denial = room.permissions.denial("unmute", who, now);
  if (denial?.code === "not-allowed") return denial;
  if (who.role === "owner") return undefined;
  return room.decisions.outranks(who, member) ? denial : refusal("not-allowed");
}

export function unmute(room: Decides, who: Admitted, action: Asks["unmute"], now: number): Outcome {
  return end(room, "mute", { who, act: action.act, member: action.member, now });
}

export function kick(room: PutsOut, who: Admitted, action: Asks["kick"], now: number): Outcome {
  const { act, member } = action;
  if (!room.decisions.outranks(who, member)) return denied("not-allowed");
  if (room.attendance.nameOf(member) === undefined) return denied("not-there");
  const [answer] = decided(room, { who, act, member, now }, [{ kind: "grant", key: member }]);
  if (answer.is === "refused") return [answer, []];
  return [answer, putOut(room, { member, addresses: [] }, "kicked", now)];
}

export function ban(room: PutsOut, who: Admitted, action: Asks["ban"], now: number): Outcome {
  const { act, member, address, until, note } = action;
  if (!room.decisions.outranks(who, member)) return denied("not-allowed");
  const addresses = address ? room.attendance.addressesOf(member) : [];
  const value = {
    name: room.attendance.nameOf(member) ?? "",
    addresses,
    ...(until !== undefined && { until }),
    ...(note !== undefined && { note }),
    by: memberOf(who),
    at: now,
  };
  const changes = [
    { kind: "ban", key: member, value },
    { kind: "grant", key: member },
  ] as const;
  const [answer] = decided(room, { who, act, member, now }, changes, "ban");
  if (answer.is === "refused") return [answer, []];
  return [answer, putOut(room, { member, addresses }, "banned", now)];
}

export function lift(room: Decides, who: Admitted, action: Asks["lift"], now: number): Outcome {
  return end(room, "ban", { who, act: action.act, member: action.member, now });
}

export function bans({ log }: { readonly log: Log }): Outcome {
  return done(
    log.decisions("ban").map(([member, { by, addresses, ...it }]) => ({
      member,
      ...it,
      by: by.name,
      address: addresses.length > 0,
    })),
  );
}

export function activityLog({ decisions }: { readonly decisions: Decisions }): Outcome {
  return done(decisions.told());
}

function decided(
  { decisions }: { readonly decisions: Decisions },
  ...doing: Parameters<Decisions["decide"]>
): Outcome {
  const fault = decisions.decide(...doing);
  return fault === undefined ? done() : denied(fault);
}

function end(room: Decides, kind: "mute" | "ban", doing: Doing & { member: MemberId }): Outcome {
  const { member: key } = doing;
  if (room.log.decision(kind, key) === undefined) return denied("not-there");
  return decided(room, doing, [{ kind, key }]);
}

/**
 * The name by which others know `member`, which stays while they are muted. A member who is away was probably
 * muted for a recent message. Without one, only a guest name is known, which they did not choose.
 */
function lastNameOf(
  { log, authority, attendance }: Decides,
  member: MemberId,
  now: number,
): string {
  const known = attendance.nameOf(member) ?? authority.judgements.mutedNameOf(member, now);
  if (known !== undefined) return known;
  const span = { after: 0, before: log.head + 1, from: "newest" } as const;
  const said = log.page(span, LIMITS.pageRecords).findLast(({ by }) => by === member);
  return said?.name ?? guestNameOf(member);
}

/** Closes a member's connections, and those from `addresses`. */
function putOut(
  { connections, endings, roleNews }: PutsOut,
  whom: { readonly member: MemberId; readonly addresses: readonly Address[] },
  reason: "banned" | "kicked",
  now: number,
): Effect[] {
  const effects: Effect[] = [];
  for (const [id, connection] of connections.joined) {
    if (connection.member !== whom.member && !isSwept(connection, whom.addresses)) continue;
    effects.push(...endings.putOut(id, connection, reason, CLOSE[reason], now));
  }
  return [...effects, ...roleNews.tell(now)];
}

/** A ban by address closes all connections from it, except those of moderators and owners. */
function isSwept({ address, role }: Joined, addresses: readonly Address[]): boolean {
  if (address === undefined || !addresses.includes(address)) return false;
  return role === undefined || !isAtLeast(role, "moderator");
}
