/**
 * The rooms that this device knows, for a component, as they are now.
 */
import { useLayoutEffect, useState } from "preact/hooks";
import { whenDeviceChanges } from "../device/device-store.ts";
import { rooms } from "./here.ts";
import type { KnownRoom } from "./rooms.ts";

/** What titles, counts and order depend on. */
const KEYS = /^(?:rooms|pins|(?:read|head|title)\..+)$/;

export function useRooms(): readonly KnownRoom[] {
  const [known, setKnown] = useState(() => rooms.known());
  useLayoutEffect(() => {
    const look = (): void =>
      setKnown((former) => {
        const now = rooms.known();
        return JSON.stringify(now) === JSON.stringify(former) ? former : now;
      });
    const undos = [rooms.subscribe(look), whenDeviceChanges((key) => KEYS.test(key) && look())];
    look();
    return () => {
      for (const undo of undos) undo();
    };
  }, []);
  return known;
}
