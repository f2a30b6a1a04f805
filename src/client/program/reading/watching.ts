/**
 * Waits for changes of a room, and follows its entries.
 */
import { CLOSE } from "../../../protocol/wire/close-codes.ts";
import { type Change, changesBetween, NO_ENTRIES } from "../../core/entries.ts";
import type { RoomView } from "../../core/room-view.ts";
import { ClosedError } from "../closed-error.ts";

/** Resolves when the room's state changes, or `signal` aborts. */
export function nextChange(room: RoomView, signal?: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      undo();
      signal?.removeEventListener("abort", end);
      done();
    };
    const undo = room.subscribe(end);
    signal?.addEventListener("abort", end);
  });
}

/**
 * Whether the client has left, or `signal` has aborted.
 *
 * @throws {ClosedError} if it was the room that closed
 */
export function isOver({ state: { connection } }: RoomView, signal?: AbortSignal): boolean {
  if (signal?.aborted === true) return true;
  if (connection.status !== "closed") return false;
  if (connection.cause.code === CLOSE.normal) return true;
  throw new ClosedError(connection.cause);
}

/**
 * The current entries, and then every change. Of an entry that changes faster than it is read, the newest
 * value. Ends when the client leaves, or with `signal`.
 *
 * @throws {ClosedError} when the room closes for good
 */
export async function* watch(
  room: RoomView,
  key?: string,
  signal?: AbortSignal,
): AsyncGenerator<Change, void> {
  let seen = NO_ENTRIES;
  for (;;) {
    const { entries } = room.state;
    for (const change of changesBetween(seen, entries)) {
      if (signal?.aborted) return;
      if (key === undefined || key === change.key) yield change;
    }
    seen = entries;
    if (room.state.entries !== seen) continue;
    if (isOver(room, signal)) return;
    await nextChange(room, signal);
  }
}
