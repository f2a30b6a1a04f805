/**
 * The user's settings for the page, on this device and in every room. A setting that was never chosen is not
 * stored, so that a better default reaches everybody.
 *
 *     settingsIn(device).showsJoins          once; in a component: useSettings().showsJoins
 *     changeSettings(device, { typing: false })
 *     whenSettingsChange(draw)               also when another tab of this device changed them
 */
import { type Store, whenDeviceChanges } from "./device-store.ts";

/** Also read by ../first-paint.ts, before anything is drawn. */
export const themes = ["system", "light", "dark"] as const;
export const densities = ["comfortable", "compact"] as const;

export interface Settings {
  readonly theme: (typeof themes)[number];
  readonly density: (typeof densities)[number];
  readonly showsJoins: boolean;
  /** Whether this user's typing is shown to others, and theirs to this user: both or neither. */
  readonly typing: boolean;
  /** Whether the side panel is shown, where there is room for it. */
  readonly showsSide: boolean;
}

export const OFF = "off";
const KEYS: ReadonlySet<string> = new Set(["theme", "density", "joins", "typing", "side"]);

export function deviceSettingsIn(store: Store): Settings {
  return {
    theme: oneOf(themes, store.read("theme")),
    density: oneOf(densities, store.read("density")),
    showsJoins: store.read("joins") !== OFF,
    typing: store.read("typing") !== OFF,
    showsSide: store.read("side") !== OFF,
  };
}

/** Calls `listener` whenever a setting of this device changes. Returns the undo. */
export function whenSettingsChange(listener: () => void): () => void {
  return whenDeviceChanges((key) => KEYS.has(key) && listener());
}

/** The first choice is the default. */
function oneOf<T extends string>(choices: readonly [T, ...T[]], kept: string | undefined): T {
  return choices.find((choice) => choice === kept) ?? choices[0];
}
