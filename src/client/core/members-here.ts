/**
 * Who is here, as a client knows it. After a restart of the server, members return one by one. A client that
 * knew them before treats them as present for a while before it takes them for gone.
 */
import type { Presence, Welcome } from "../../protocol/wire/frames.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { MemberId } from "../../protocol/ids.ts";

export interface MembersHere {
  readonly members: readonly Member[];
  /** The number of members; `members` may list fewer in a large room. */
  readonly count: number;
  /** Were here before the connection was lost, and have not been seen since; still among `members`. */
  readonly missing: ReadonlySet<MemberId>;
}

export interface PresenceNews {
  readonly kind: "joined" | "left" | "renamed";
  readonly member: Member;
  /** Of a renamed member who was known before. */
  readonly formerName?: string;
}

export const NOBODY: MembersHere = { members: [], count: 0, missing: new Set() };

/**
 * Milliseconds for which a member may be missing after a reconnect: everybody returns within a few seconds.
 */
export const MISSING_AT_MOST = 20_000;

export function greeted(former: MembersHere, { members, count }: Welcome): MembersHere {
  // In a large room only some members are listed, so a member who is not may still be here.
  if (count > members.length) return { members, count, missing: new Set() };
  const seen = new Set(members.map(({ id }) => id));
  const missing = former.members.filter(({ id }) => !seen.has(id));
  return {
    members: [...members, ...missing],
    count: count + missing.length,
    missing: new Set(missing.map(({ id }) => id)),
  };
}

export function told(
  former: MembersHere,
  { joined = [], left = [], renamed = [], count }: Presence,
): [MembersHere, PresenceNews[]] {
  const members = new Map(former.members.map((member) => [member.id, member]));
  const missing = new Set(former.missing);
  const news: PresenceNews[] = [];
  for (const member of left) {
    missing.delete(member.id);
    if (members.delete(member.id)) news.push({ kind: "left", member });
  }
  for (const member of joined) {
    missing.delete(member.id);
    if (!members.has(member.id)) news.push({ kind: "joined", member });
    members.set(member.id, member);
  }
  for (const member of renamed) {
    const known = members.get(member.id);
    if (known?.name !== member.name) {
      news.push({ kind: "renamed", member, ...(known && { formerName: known.name }) });
    }
    members.set(member.id, member);
  }
  return [{ members: [...members.values()], count: count + missing.size, missing }, news];
}

/** The time is over: members who are still missing have left. */
export function missed(former: MembersHere): [MembersHere, PresenceNews[]] {
  const left = former.members.filter(({ id }) => former.missing.has(id));
  const members = former.members.filter(({ id }) => !former.missing.has(id));
  return [
    { members, count: former.count - left.length, missing: new Set() },
    left.map((member) => ({ kind: "left", member })),
  ];
}

/** In a large room, the news of one's own leave may arrive after one's return. */
export function withoutLeaving(presence: Presence, you: MemberId | undefined): Presence {
  const { left, ...news } = presence;
  return left === undefined ? news : { ...news, left: left.filter(({ id }) => id !== you) };
}
