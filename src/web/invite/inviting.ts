/**
 * How a member can bring others into a room. Pure.
 */
import type { Role } from "../../client/index.ts";
import { may } from "../../protocol/rights/may.ts";
import type { RoomSettings } from "../../protocol/rights/settings.ts";

export type Inviting =
  /** The room's own link admits people, perhaps with its password. */
  | "link"
  /** Only an invite link does, and this member can make one. */
  | "make"
  /** Only an invite link does, and others make those. */
  | "nobody";

/** @param role of the user; absent in a room without an owner */
export function invitingIn(settings: RoomSettings, role: Role | undefined): Inviting {
  // A password is a key like any other, and opens a locked room as well.
  const kind = settings("kind");
  const isShut = kind === "invite" || (kind === "open" && settings("locked"));
  if (!isShut) return "link";
  return may(role, "link") ? "make" : "nobody";
}
