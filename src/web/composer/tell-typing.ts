/**
 * Tells the room that this member is typing.
 */
import type { RoomView } from "../../client/index.ts";
import { TYPING_SIGNAL } from "./typing-signal.ts";

/** @returns a function that takes every change of the draft and signals as often as needed */
export function typingIn(room: RoomView): (draft: string) => void {
  let signalledAt = -TYPING_SIGNAL.every;
  return (draft) => {
    const now = performance.now();
    // Once the draft is sent, further typing is another message.
    if (draft === "") signalledAt = -TYPING_SIGNAL.every;
    if (draft === "" || now - signalledAt < TYPING_SIGNAL.every) return;
    signalledAt = now;
    room.signal(TYPING_SIGNAL.kind);
  };
}
