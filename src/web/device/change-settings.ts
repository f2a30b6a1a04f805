/**
 * Changes the settings of this device. A choice that equals the default is not stored, so that a better
 * default reaches everybody.
 */
import { densities, OFF, type Settings, deviceSettingsIn, themes } from "./device-settings.ts";
import type { Store } from "./device-store.ts";

export function changeSettings(store: Store, change: Partial<Settings>): void {
  const { theme, density, showsJoins, typing, showsSide } = {
    ...deviceSettingsIn(store),
    ...change,
  };
  keep(store, "theme", theme === themes[0] ? undefined : theme);
  keep(store, "density", density === densities[0] ? undefined : density);
  keep(store, "joins", showsJoins ? undefined : OFF);
  keep(store, "typing", typing ? undefined : OFF);
  keep(store, "side", showsSide ? undefined : OFF);
}

function keep(store: Store, key: string, text: string | undefined): void {
  if (text === undefined) store.erase(key);
  else store.write(key, text);
}
