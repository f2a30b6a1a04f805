/**
 * The rights of members: every member has one role, and every action has the lowest role that may do it.
 */
import * as v from "valibot";

export const Role = v.picklist(["reader", "member", "moderator", "owner"]);
export type Role = v.InferOutput<typeof Role>;

const RANK: Readonly<Record<Role, number>> = { reader: 0, member: 1, moderator: 2, owner: 3 };

/** The role of everybody in a room without an owner. */
export const UNOWNED: Role = "member";

export const LEAST = {
  /** Join, read and have a name. */
  read: "reader",
  rename: "reader",
  say: "member",
  signal: "member",
  share: "member",
  /** Claim a room without an owner. */
  claim: "reader",
  "erase-own": "reader",
  "erase-mine": "reader",
  forget: "reader",
  "export-mine": "reader",
  /** Export an owned room. */
  export: "moderator",
  import: "owner",
  erase: "moderator",
  mute: "moderator",
  unmute: "moderator",
  kick: "moderator",
  ban: "moderator",
  lift: "moderator",
  bans: "moderator",
  log: "moderator",
  link: "owner",
  links: "owner",
  revoke: "owner",
  password: "owner",
  wipe: "owner",
} as const satisfies Record<string, Role>;

export type Deed = keyof typeof LEAST;

export function isAtLeast(role: Role, least: Role): boolean {
  return RANK[role] >= RANK[least];
}

export function may(role: Role, deed: Deed): boolean {
  return isAtLeast(role, LEAST[deed]);
}

/** Whether the room marks members of `role` for everybody: it does for owners and moderators. */
export function isVouchedFor(role: Role | undefined): boolean {
  return role !== undefined && isAtLeast(role, "moderator");
}
