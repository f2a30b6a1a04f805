/**
 * Writes an entry of shared state, and says why if the room refuses it.
 */
import { RefusedError, type Room, type Written } from "../../client/program/index.ts";
import { safeJson } from "../output/safe.ts";
import { inRoom, type Session } from "./session.ts";

/** Returns whether the room accepted it. */
export async function writeEntry(
  session: Session,
  write: (room: Room) => Promise<Written>,
): Promise<boolean> {
  return inRoom(session, async (room) => {
    try {
      await write(room);
      return true;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      session.tell(`Refused (${error.code}): ${error.message}`);
      if (error.entry !== undefined)
        session.tell(`Its value at rev ${error.entry.rev}: ${safeJson(error.entry.value)}`);
      return false;
    }
  });
}
