/**
 * Asks at intervals for the heads of known rooms that this page is not in. Only while the page is visible:
 * nobody reads counts in a hidden one.
 */
import { readIn } from "../device/cursors.ts";
import { noteHead } from "../device/heads.ts";
import type { Store } from "../device/device-store.ts";
import { askHead } from "./ask-head.ts";
import { knownRooms } from "./known-rooms.ts";
import type { Rooms } from "./rooms.ts";

/** How many rooms are asked at a time: those at the top of the list. */
const ASKED = 20;
/** Milliseconds between two checks: each wakes rooms that may sleep. */
const LOOKS_EVERY = 5 * 60_000;
/** A user who switches between windows has not been away. */
const LOOKS_AT_MOST_EVERY = 30_000;

/** Checks at once, whenever the page becomes visible again, and every five minutes. Returns the undo. */
export function lookAround(rooms: Rooms, store: Store): () => void {
  let last = -Infinity;
  const look = (): void => {
    const now = Date.now();
    if (document.hidden || now - last < LOOKS_AT_MOST_EVERY) return;
    last = now;
    void lookOnce(rooms, store);
  };
  look();
  document.addEventListener("visibilitychange", look);
  const timer = setInterval(look, LOOKS_EVERY);
  return () => {
    document.removeEventListener("visibilitychange", look);
    clearInterval(timer);
  };
}

async function lookOnce(rooms: Rooms, store: Store): Promise<void> {
  const away = knownRooms(rooms, store).flatMap(({ room }) => {
    const read = rooms.joined.has(room) ? undefined : readIn(store, room);
    return read === undefined ? [] : [{ room, read }];
  });
  await Promise.all(
    away.slice(0, ASKED).map(async ({ room, read }) => {
      const head = await askHead(room, read);
      if (head !== undefined) noteHead(store, room, head);
    }),
  );
}
