/**
 * Which messages of each room notify the user.
 */
import type { RoomName } from "../../protocol/names/names.ts";
import type { Store } from "./device-store.ts";

/** The first is the default. */
export const levels = ["mentions", "all", "none"] as const;
export type Level = (typeof levels)[number];

export function levelIn(store: Store, room: RoomName): Level {
  const kept = store.read(`notify.${room}`);
  return levels.find((level) => level === kept) ?? levels[0];
}

export function chooseLevel(store: Store, room: RoomName, level: Level): void {
  if (level === levels[0]) store.erase(`notify.${room}`);
  else store.write(`notify.${room}`, level);
}
