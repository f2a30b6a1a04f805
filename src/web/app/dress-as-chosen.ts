/**
 * Applies the appearance settings again whenever they change, in this tab or another. Until then,
 * first-paint.ts has applied them.
 */
import { deviceSettingsIn, whenSettingsChange } from "../device/device-settings.ts";
import type { Store } from "../device/device-store.ts";
import { dress } from "./theme.ts";

export function dressAsChosen(store: Store): void {
  const follow = (): void => dress(deviceSettingsIn(store));
  // Another tab may have changed them while this page loaded.
  follow();
  whenSettingsChange(follow);
}
