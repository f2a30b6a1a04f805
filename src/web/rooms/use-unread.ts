/**
 * The current number of unread messages in the rooms that this device knows, for a component.
 */
import { useLayoutEffect, useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names/names.ts";
import { device } from "../device/device-store.ts";
import { Later } from "../loading/later.ts";
import { useLater } from "../loading/use-later.ts";
import { rooms } from "./here.ts";

const counting = new Later(() => import("./counting-kit.ts"));

/**
 * 0 until the code that counts has loaded.
 *
 * @param except a room that does not count
 */
export function useUnread(except?: RoomName): number {
  const kit = useLater(counting, true);
  const [unread, setUnread] = useState(0);
  useLayoutEffect(() => {
    if (kit === undefined) return;
    const count = (): void => setUnread(kit.unreadInAll(rooms, device, except));
    count();
    return kit.whenKnownChange(rooms, count);
  }, [kit, except]);
  return unread;
}
