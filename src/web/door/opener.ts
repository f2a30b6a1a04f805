/**
 * What would open the room to a visitor whom it keeps out. Pure.
 */
import type { Bar } from "./bar.ts";
import type { RoomSettings } from "../../protocol/rights/settings.ts";

export type Opener =
  /** Nothing is needed: they may join. */
  | "nothing"
  | "link"
  | "password"
  /** The room did not say. */
  | "either";

/** @param asks what the room said it needs, if it said so */
export function openerOf(bar: Bar, asks: string | undefined, settings: RoomSettings): Opener {
  if (bar === "kicked") {
    const kind = settings("kind");
    if (kind === "password") return "password";
    return kind === "invite" || settings("locked") ? "link" : "nothing";
  }
  if (asks === "password") return "password";
  return bar === "forbidden" ? "link" : "either";
}
