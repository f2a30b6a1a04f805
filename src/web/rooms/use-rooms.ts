/**
 * The rooms that this device knows, for a component, as they are now.
 */
import { useLayoutEffect, useState } from "preact/hooks";
import { device } from "../device/device-store.ts";
import { rooms } from "./here.ts";
import { type KnownRoom, knownRooms, whenKnownChange } from "./known-rooms.ts";

export function useRooms(): readonly KnownRoom[] {
  const [known, setKnown] = useState(() => knownRooms(rooms, device));
  useLayoutEffect(() => {
    const look = (): void =>
      setKnown((former) => {
        const now = knownRooms(rooms, device);
        return JSON.stringify(now) === JSON.stringify(former) ? former : now;
      });
    look();
    return whenKnownChange(rooms, look);
  }, []);
  return known;
}
