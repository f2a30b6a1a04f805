/**
 * What a room tells its owner and its moderators that was decided.
 */
import * as v from "valibot";
import type { Json } from "../../client/index.ts";
import { Member } from "../../protocol/records/message.ts";
import { Role } from "../../protocol/rights/roles.ts";

const Flag = v.custom<boolean>((it) => typeof it === "boolean");

const Link = v.object({
  hash: v.string(),
  role: Role,
  uses: v.optional(v.number()),
  until: v.optional(v.number()),
  isPassword: v.optional(Flag),
  /** How many came by it. */
  members: v.number(),
});
export type Link = Readonly<v.InferOutput<typeof Link>>;

const Ban = v.object({
  member: v.string(),
  name: v.string(),
  until: v.optional(v.number()),
  /** Whether of their address as well. */
  address: Flag,
});
export type Ban = Readonly<v.InferOutput<typeof Ban>>;

const Deed = v.object({
  at: v.number(),
  act: v.string(),
  by: Member,
  member: v.optional(Member),
});
export type Deed = Readonly<v.InferOutput<typeof Deed>>;

export function linksIn(told: Json | undefined): readonly Link[] {
  return listOf(Link, told);
}

export function bansIn(told: Json | undefined): readonly Ban[] {
  return listOf(Ban, told);
}

/** The room knows the names of those who were there; of others, what they were called when they were. */
export function deedsIn(told: Json | undefined): readonly Deed[] {
  const deeds = listOf(Deed, told);
  const names = new Map(
    deeds.flatMap(({ member }) =>
      member === undefined || member.name === "" ? [] : [[member.id, member.name] as const],
    ),
  );
  return deeds.map((deed) => {
    const { member } = deed;
    if (member === undefined || member.name !== "") return deed;
    return { ...deed, member: { ...member, name: names.get(member.id) ?? "" } };
  });
}

/** Whether the log's last word on `member` is that they are muted. A mute may have run out since. */
export function isMuted(deeds: readonly Deed[], member: string): boolean {
  const last = deeds.findLast(
    (deed) => deed.member?.id === member && (deed.act === "mute" || deed.act === "unmute"),
  );
  return last?.act === "mute";
}

/** Nothing of what a newer room tells in another way. */
function listOf<T extends v.GenericSchema>(schema: T, told: Json | undefined): v.InferOutput<T>[] {
  const read = v.safeParse(v.array(schema), told);
  return read.success ? read.output : [];
}
