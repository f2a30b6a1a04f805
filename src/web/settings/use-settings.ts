/**
 * The current settings of this device, for a component.
 */
import { useLayoutEffect, useState } from "preact/hooks";
import { type Settings, deviceSettingsIn, whenSettingsChange } from "../device/device-settings.ts";
import { device } from "../device/device-store.ts";

export function useSettings(): Settings {
  const [settings, setSettings] = useState(() => deviceSettingsIn(device));
  useLayoutEffect(() => whenSettingsChange(() => setSettings(deviceSettingsIn(device))), []);
  return settings;
}
