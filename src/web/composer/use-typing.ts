/**
 * Tells the room that one is writing.
 */
import { useCallback, useRef } from "preact/hooks";
import type { Room } from "../../client/index.ts";
import { TYPING } from "./typing-signal.ts";

const NEVER = -TYPING.every;

/**
 * @param isOn whether others may know
 * @returns to be told of every change of the draft; it signals as often as is needed
 */
export function useTyping(room: Room, isOn: boolean): (draft: string) => void {
  const signalledAt = useRef(NEVER);
  return useCallback(
    (draft: string) => {
      const now = performance.now();
      // What follows is another message.
      if (draft === "") signalledAt.current = NEVER;
      if (!isOn || draft === "" || now - signalledAt.current < TYPING.every) return;
      signalledAt.current = now;
      room.signal(TYPING.kind);
    },
    [room, isOn],
  );
}
