/**
 * The rights of members: every member has one role, and every action has the lowest role that may do it.
 */
import { isAtLeast, type Role, UNOWNED } from "./roles.ts";

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

export type Right = keyof typeof LEAST;

/** @param role absent in a room that nobody owns, where everyone who may read may export all of it */
export function may(role: Role | undefined, right: Right): boolean {
  if (role === undefined && right === "export") return true;
  return isAtLeast(role ?? UNOWNED, LEAST[right]);
}

/** Whether slow mode holds for `role`. There is none in a room that nobody owns. */
export function isSlowed(role: Role | undefined): boolean {
  return role !== undefined && !isAtLeast(role, "moderator");
}
