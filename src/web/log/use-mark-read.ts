/**
 * A room counts as read only when the user looks at its end.
 */
import { useLayoutEffect } from "preact/hooks";
import type { Timeline } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { markRead } from "../device/mark-read.ts";
import { device } from "../device/device-store.ts";
import { isLookedAt } from "../browser/looked-at.ts";

export function useMarkRead(room: RoomName, { cursor }: Timeline, isAtEnd: boolean): void {
  useLayoutEffect(() => {
    if (cursor === undefined || !isAtEnd) return;
    const read = (): void => {
      if (isLookedAt()) markRead(device, room, cursor);
    };
    read();
    addEventListener("focus", read);
    document.addEventListener("visibilitychange", read);
    return () => {
      removeEventListener("focus", read);
      document.removeEventListener("visibilitychange", read);
    };
  }, [room, cursor, isAtEnd]);
}
