/**
 * Decisions that a room shows to its owner and moderators.
 */
import * as v from "valibot";
import type { Json } from "../../client/index.ts";
import { Member } from "../../protocol/records/message.ts";
import { Role } from "../../protocol/rights/roles.ts";

const Flag = v.custom<boolean>((it) => typeof it === "boolean");

const ListedLink = v.object({
  hash: v.string(),
  role: Role,
  uses: v.optional(v.number()),
  until: v.optional(v.number()),
  isPassword: v.optional(Flag),
  /** How many members used it. */
  members: v.number(),
});
export type ListedLink = Readonly<v.InferOutput<typeof ListedLink>>;

const ListedBan = v.object({
  member: v.string(),
  name: v.string(),
  until: v.optional(v.number()),
  /** Whether their address is banned as well. */
  address: Flag,
});
export type ListedBan = Readonly<v.InferOutput<typeof ListedBan>>;

const ActivityEntry = v.object({
  at: v.number(),
  act: v.string(),
  by: Member,
  member: v.optional(Member),
});
export type ActivityEntry = Readonly<v.InferOutput<typeof ActivityEntry>>;

export function linksIn(told: Json | undefined): readonly ListedLink[] {
  return listOf(ListedLink, told);
}

export function bansIn(told: Json | undefined): readonly ListedBan[] {
  return listOf(ListedBan, told);
}

/** The room knows the names of members who were present; for others, the log has the name they had. */
export function activityIn(told: Json | undefined): readonly ActivityEntry[] {
  const activity = listOf(ActivityEntry, told);
  const names = new Map(
    activity.flatMap(({ member }) =>
      member === undefined || member.name === "" ? [] : [[member.id, member.name] as const],
    ),
  );
  return activity.map((entry) => {
    const { member } = entry;
    if (member === undefined || member.name !== "") return entry;
    return { ...entry, member: { ...member, name: names.get(member.id) ?? "" } };
  });
}

/** Whether the latest entry of the log about `member` is a mute. The mute may have ended since. */
export function isMuted(activity: readonly ActivityEntry[], member: string): boolean {
  const last = activity.findLast(
    (entry) => entry.member?.id === member && (entry.act === "mute" || entry.act === "unmute"),
  );
  return last?.act === "mute";
}

/** An unknown form from a newer room gives an empty list. */
function listOf<T extends v.GenericSchema>(schema: T, told: Json | undefined): v.InferOutput<T>[] {
  const read = v.safeParse(v.array(schema), told);
  return read.success ? read.output : [];
}
