/**
 * What somebody may do in a room: one role each, and for everything that can be done the least of them.
 */
import * as v from "valibot";

export const Role = v.picklist(["reader", "member", "moderator", "owner"]);
export type Role = v.InferOutput<typeof Role>;

const RANK: Readonly<Record<Role, number>> = { reader: 0, member: 1, moderator: 2, owner: 3 };

/** What everybody is in a room that nobody owns. */
export const UNOWNED: Role = "member";

export const LEAST = {
  /** Be here, read, and be called something. */
  read: "reader",
  rename: "reader",
  say: "member",
  signal: "member",
  share: "member",
  /** Take a room that nobody owns. */
  claim: "reader",
  "erase-own": "reader",
  "erase-mine": "reader",
  forget: "reader",
  "export-mine": "reader",
  /** Take all of it along, from a room that somebody owns. */
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

/** Whether the room tells everybody of `role`: of the owners and moderators that it vouches for. */
export function isVouchedFor(role: Role | undefined): boolean {
  return role !== undefined && isAtLeast(role, "moderator");
}
