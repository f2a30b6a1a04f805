/**
 * What a room is set to be, for a component, and the way to set it.
 */
import type { Entries, Json, Room } from "../../client/index.ts";
import type { SettingName } from "../../protocol/rights/settings.ts";
import { keyOf, type RoomSettings, settingsOf } from "./room-settings.ts";
import { type Sharing, useSharing } from "../sharing/use-sharing.ts";

export interface SettingsOfRoom extends Sharing {
  readonly settings: RoomSettings;
  /** Without a value, to what it is unless set. */
  readonly set: (name: SettingName, value: Json | undefined) => void;
}

export function useSettingsOfRoom(room: Room, entries: Entries): SettingsOfRoom {
  const sharing = useSharing(room, entries);
  return {
    ...sharing,
    settings: settingsOf((key) => sharing.values.get(key)),
    set: (name, value) => sharing.write(keyOf(name), value),
  };
}
