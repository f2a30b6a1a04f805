/**
 * Whether a room keeps somebody out, and why.
 */
import type { Cause } from "../../client/index.ts";
import { CLOSE } from "../../protocol/wire/close-codes.ts";

/** Why a room lets one not in, or not any more; door.tsx says so. */
export type Bar =
  | "bad-link"
  | "banned"
  | "forbidden"
  | "kicked"
  | "not-allowed"
  | "room-deleted"
  | "too-many-tries";

/** What would let one in can still be brought. */
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
