/**
 * The rights of members: every member has one role, and every action has the lowest role that may do it.
 */
import { isAtLeast, type Role } from "./roles.ts";

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

export function may(role: Role, right: Right): boolean {
  return isAtLeast(role, LEAST[right]);
}
