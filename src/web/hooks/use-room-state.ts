/**
 * The room's state for a component, once a frame at most: however much arrives, it is drawn as often as it is shown.
 */
import { useEffect, useState } from "preact/hooks";
import type { Room, RoomState } from "../../client/index.ts";

/** Milliseconds between updates of a tab that nobody sees: it has no frames, but its title counts. */
const HIDDEN_EVERY = 250;

export function useRoomState(room: Room): RoomState {
  const [state, setState] = useState(room.state);
  useEffect(() => {
    let cancel: (() => void) | undefined;
    const update = (): void => {
      cancel?.();
      cancel = undefined;
      setState(room.state);
    };
    const schedule = (): void => {
      cancel ??= document.hidden ? afterTime(update) : atNextFrame(update);
    };
    const undo = room.subscribe(schedule);
    // A frame that was asked for does not come once the tab is hidden.
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

function afterTime(callback: () => void): () => void {
  const timer = setTimeout(callback, HIDDEN_EVERY);
  return () => clearTimeout(timer);
}
