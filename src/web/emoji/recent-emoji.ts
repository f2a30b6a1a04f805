/**
 * The emoji used on this device, most recent first.
 */
import type { Store } from "../device/device-store.ts";

/** Three rows of the picker. */
const KEPT = 24;

export function recentEmoji(store: Store): string[] {
  return (store.read("emoji") ?? "").split(" ").filter((char) => char !== "");
}

export function rememberEmoji(store: Store, char: string): void {
  const others = recentEmoji(store).filter((it) => it !== char);
  store.write("emoji", [char, ...others].slice(0, KEPT).join(" "));
}
