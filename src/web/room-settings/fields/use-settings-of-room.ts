/**
 * The settings of a room, for a component that shows and changes them.
 */
import type { Entries, RoomView } from "../../../client/index.ts";
import { type SharedValues, useSharing } from "../../sharing/use-sharing.ts";
import { keyOf } from "../../../protocol/rights/setting-keys.ts";
import {
  type RoomSettings,
  settingsIn,
  type SettingName,
  type SettingValue,
} from "../../../protocol/rights/settings.ts";

export interface SettingsOfRoom extends SharedValues {
  readonly settings: RoomSettings;
  /** Without a value, the setting has its default. */
  readonly set: <N extends SettingName>(name: N, value: SettingValue<N> | undefined) => void;
}

export function useSettingsOfRoom(room: RoomView, entries: Entries): SettingsOfRoom {
  const sharing = useSharing(room, entries);
  return {
    ...sharing,
    settings: settingsIn((key) => sharing.values.get(key)),
    set: (name, value) => sharing.write(keyOf(name), value),
  };
}
