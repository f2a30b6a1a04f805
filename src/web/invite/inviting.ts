/**
 * How somebody brings others into a room. Pure.
 */
import type { Role } from "../../client/index.ts";
import type { RoomSettings } from "../room-settings/room-settings.ts";

export type Inviting =
  /** The room's own link lets people in, perhaps with its password. */
  | "link"
  /** Only an invite link does, and whoever looks can make one. */
  | "make"
  /** Only an invite link does, and others make those. */
  | "nobody";

/** @param role of whoever looks; none in a room that nobody owns */
export function invitingIn(
  { kind, isLocked }: Pick<RoomSettings, "kind" | "isLocked">,
  role: Role | undefined,
): Inviting {
  // A password is a key like any other, and opens a locked room as well.
  const isShut = kind === "invite" || (kind === "open" && isLocked);
  if (!isShut) return "link";
  return role === "owner" ? "make" : "nobody";
}
