/**
 * Tells the room that one is writing.
 */
import { useCallback, useRef } from "preact/hooks";
import type { Room } from "../../client/index.ts";

/** The kind of signal, as in docs/protocol.md. */
const TYPING = "typing";
/** Milliseconds between two signals of one who goes on writing. */
const SIGNALLED_EVERY = 3_000;
const NEVER = -SIGNALLED_EVERY;

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
      if (!isOn || draft === "" || now - signalledAt.current < SIGNALLED_EVERY) return;
      signalledAt.current = now;
      room.signal(TYPING);
    },
    [room, isOn],
  );
}
