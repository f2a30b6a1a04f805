/**
 * Tells the room that this member is typing.
 */
import type { RoomView } from "../../client/index.ts";
import { TYPING_SIGNAL } from "./typing-signal.ts";

/** @returns takes every change of the draft, and signals as often as is needed */
export function typingIn(room: RoomView): (draft: string) => void {
  let signalledAt = -TYPING_SIGNAL.every;
  return (draft) => {
    const now = performance.now();
    // Once the draft is sent, what follows is another message.
    if (draft === "") signalledAt = -TYPING_SIGNAL.every;
    if (draft === "" || now - signalledAt < TYPING_SIGNAL.every) return;
    signalledAt = now;
    room.signal(TYPING_SIGNAL.kind);
  };
}
