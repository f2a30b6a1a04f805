/**
 * Joins with the key of another invite link, or after a refusal.
 */
import type { Key } from "../../protocol/ids.ts";
import type { RoomView } from "./room-view.ts";

/**
 * Says hello with `key`, or without one, on a new connection, so that the answer to an earlier hello is not
 * taken for its own.
 */
export function bring(room: RoomView, key: Key | undefined): void {
  room.pause();
  room.key = key;
  room.retry();
}
