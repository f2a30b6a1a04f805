/**
 * Something that this device remembers, for a component, as it is now: also when another tab changes it.
 */
import { useLayoutEffect, useState } from "preact/hooks";
import { device, type Store, whenDeviceChanges } from "./device-store.ts";

/** @param read gives a text, a number or the like: what is equal draws nothing anew */
export function useDevice<T extends string | number | boolean>(read: (store: Store) => T): T {
  const [, redraw] = useState(read(device));
  useLayoutEffect(() => whenDeviceChanges(() => redraw(read(device))), []);
  return read(device);
}
