/**
 * Rooms that were made on this page and whose owner's key nobody has seen yet: it is shown once.
 */
import type { Key } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names.ts";

export const made = new Map<RoomName, Key>();
