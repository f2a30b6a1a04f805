/**
 * How somebody brings others into a room. Pure.
 */
import type { Role } from "../../client/index.ts";
import { may } from "../../protocol/rights/may.ts";
import type { RoomSettings } from "../../protocol/rights/settings.ts";

export type Inviting =
  /** The room's own link lets people in, perhaps with its password. */
  | "link"
  /** Only an invite link does, and whoever looks can make one. */
  | "make"
  /** Only an invite link does, and others make those. */
  | "nobody";

/** @param role of whoever looks; none in a room that nobody owns */
export function invitingIn(settings: RoomSettings, role: Role | undefined): Inviting {
  // A password is a key like any other, and opens a locked room as well.
  const kind = settings("kind");
  const isShut = kind === "invite" || (kind === "open" && settings("locked"));
  if (!isShut) return "link";
  return may(role, "link") ? "make" : "nobody";
}
