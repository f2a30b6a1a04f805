/**
 * Doing something to a room or its people.
 */
import type { Action } from "../../protocol/rights/actions.ts";
import type { Json } from "../../protocol/records/entry.ts";
import { RefusedError } from "./refused-error.ts";
import type { Room } from "./room-view.ts";

/**
 * Has `action` done, once: unlike what is said, it does not wait for a connection, and is not tried again.
 *
 * @returns what it asked for, once it is done
 * @throws RefusedError with the room's reason, or `closed` if the connection is or was lost
 * @example
 *     const log = await act(room, { act: "log" });
 */
export function act(room: Room, action: Action): Promise<Json | undefined> {
  return new Promise((resolve, reject) => {
    const id = room.ports.newId();
    const fail = (code: string, detail: string): void => {
      end();
      reject(new RefusedError(code, detail));
    };
    const undo = [
      room.onFrame((frame) => {
        if (frame.type === "done" && frame.id === id) {
          end();
          resolve(frame.result);
        }
        if (frame.type === "refused" && frame.id === id) fail(frame.code, frame.detail);
      }),
      room.subscribe(() => {
        if (room.state.connection.status !== "open") fail("closed", LOST);
      }),
    ];
    const end = (): void => {
      for (const it of undo) it();
    };
    if (!room.send({ type: "act", id, do: action })) fail("closed", AWAY);
  });
}

const AWAY = "There is no connection to the room. Try again once there is.";
const LOST = "The connection was lost, and nobody knows what was done. Look, and decide anew.";
