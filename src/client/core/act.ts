/**
 * Actions of owners and moderators.
 */
import type { Action } from "../../protocol/rights/actions.ts";
import type { Json } from "../../protocol/records/entry.ts";
import type { RoomView } from "./room-view.ts";

/**
 * Performs `action`, now or as soon as there is a connection: once, and in the order of the calls.
 *
 * @returns its result, once it is done
 * @throws RefusedError with the room's reason, or `closed` if the connection ended for good and nobody knows
 *   what was done
 * @example
 * const log = await act(room, { act: "log" });
 */
export function act(room: RoomView, action: Action): Promise<Json | undefined> {
  return new Promise((done, refused) => {
    const id = room.ports.newId();
    room.outbox.request({ type: "act", id, do: action }, { done, refused });
  });
}
