/**
 * The room's state for a component, at the next frame or when another drawing is due.
 */
import { useLayoutEffect, useState } from "preact/hooks";
import type { RoomView, RoomState } from "../../client/index.ts";
import { type PaintTime, waitFor } from "./paint-pace.ts";

/** Milliseconds between updates of a hidden tab: it has no frames, but its title shows a count. */
const HIDDEN_EVERY = 250;

export function useRoomState(room: RoomView): RoomState {
  const [state, setState] = useState(room.state);
  useLayoutEffect(() => {
    let last: PaintTime = { began: -Infinity, took: 0 };
    let cancel: (() => void) | undefined;
    const update = (): void => {
      cancel?.();
      cancel = undefined;
      const began = performance.now();
      last = { began, took: 0 };
      // A separate task runs after the frame.
      setTimeout(() => {
        last = { began, took: performance.now() - began };
      });
      setState(room.state);
    };
    const schedule = (): void => {
      if (cancel !== undefined) return;
      const wait = waitFor(last, performance.now());
      if (document.hidden) cancel = afterTime(HIDDEN_EVERY, update);
      else if (wait === 0) cancel = atNextFrame(update);
      else {
        cancel = afterTime(wait, () => {
          cancel = atNextFrame(update);
        });
      }
    };
    const undo = room.subscribe(schedule);
    // A requested frame does not come once the tab is hidden.
    document.addEventListener("visibilitychange", update);
    update();
    return () => {
      undo();
      cancel?.();
      document.removeEventListener("visibilitychange", update);
    };
  }, [room]);
  return state;
}

function atNextFrame(callback: () => void): () => void {
  const frame = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(frame);
}

function afterTime(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
