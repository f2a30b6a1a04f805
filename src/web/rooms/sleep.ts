/**
 * Leaves all rooms while the page is put aside, and rejoins them afterwards. Browsers keep a page in the
 * back/forward cache only if it has no socket, and a device that slept does not know that its sockets are
 * dead.
 */
import type { RoomView } from "../../client/index.ts";
import type { Rooms } from "./rooms.ts";

/** Milliseconds between two looks at the clock, and how much more must have passed to count as a sleep. */
const LOOKS_EVERY = 5_000;
const OVERSLEPT = 10_000;

/** From now on. */
export function sleepWith({ joined }: Pick<Rooms, "joined">): void {
  const each = (act: (room: RoomView) => void) => (): void => {
    for (const room of joined.values()) act(room);
  };
  const pause = each((room) => room.pause());
  const resume = each((room) => {
    // A room that closed for good is the user's to rejoin.
    if (room.state.connection.status === "paused") room.retry();
  });
  const wake = each((room) => room.wake());

  addEventListener("pagehide", pause);
  addEventListener("pageshow", resume);
  document.addEventListener("freeze", pause);
  document.addEventListener("resume", resume);
  addEventListener("online", wake);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) wake();
  });
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > LOOKS_EVERY + OVERSLEPT) wake();
    last = now;
  }, LOOKS_EVERY);
}
