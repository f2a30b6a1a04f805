/**
 * The roles of members, each above the one before. What a role may do is in may.ts.
 */
import * as v from "valibot";

export const Role = v.picklist(["reader", "member", "moderator", "owner"]);
export type Role = v.InferOutput<typeof Role>;

const RANK: Readonly<Record<Role, number>> = { reader: 0, member: 1, moderator: 2, owner: 3 };

/** The role of everybody in a room without an owner. */
export const UNOWNED: Role = "member";

/** `may(role, "say")`, apart from its table, which the first screen of a page does not load. */
export function maySay(role: Role | undefined): boolean {
  return role !== "reader";
}

export function isAtLeast(role: Role, least: Role): boolean {
  return RANK[role] >= RANK[least];
}

/** Whether the room marks members of `role` for everybody: it does for owners and moderators. */
export function isVouchedFor(role: Role | undefined): boolean {
  return role !== undefined && isAtLeast(role, "moderator");
}
