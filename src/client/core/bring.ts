/**
 * Coming to a room that one is in, or was not let into, by another link.
 */
import type { Key } from "../../protocol/ids.ts";
import type { RoomView } from "./room-view.ts";

/**
 * Says hello anew with `key`, or after all with none, on a connection of its own: what an earlier hello asked for is not
 * taken for the answer.
 */
export function bring(room: RoomView, key: Key | undefined): void {
  room.pause();
  room.key = key;
  room.retry();
}
