/**
 * A value stored on this device, for a component. It updates also when another tab changes the value.
 */
import { useLayoutEffect, useState } from "preact/hooks";
import { device, type Store, whenDeviceChanges } from "./device-store.ts";

/** @param read returns a primitive, so that an equal value does not redraw the component */
export function useDevice<T extends string | number | boolean>(read: (store: Store) => T): T {
  const [, redraw] = useState(read(device));
  useLayoutEffect(() => whenDeviceChanges(() => redraw(read(device))), []);
  return read(device);
}
