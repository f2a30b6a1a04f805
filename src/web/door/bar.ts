/**
 * Whether a room keeps the visitor out, and why.
 */
import type { Cause } from "../../client/index.ts";
import { CLOSE } from "../../protocol/wire/close-codes.ts";

/** Why a room does not admit the visitor, or no longer does. door.tsx shows the reason. */
export type Bar =
  | "bad-link"
  | "banned"
  | "forbidden"
  | "kicked"
  | "not-allowed"
  | "room-deleted"
  | "too-many-tries";

/** A link or a password may still open these. */
const ASKING: readonly Bar[] = ["bad-link", "forbidden", "too-many-tries"];
const BARS: Readonly<Record<number, Bar>> = {
  [CLOSE.notAllowed]: "not-allowed",
  [CLOSE.banned]: "banned",
  [CLOSE.roomDeleted]: "room-deleted",
  [CLOSE.kicked]: "kicked",
};

export function barOf({ code, reason }: Cause): Bar | undefined {
  return ASKING.find((bar) => bar === reason) ?? BARS[code];
}
