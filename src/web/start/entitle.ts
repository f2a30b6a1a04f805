/**
 * Sets the typed title in a room that begins with this visit.
 */
import type { RoomView } from "../../client/index.ts";
import { RefusedError } from "../../client/core/refused-error.ts";
import { setEntry } from "../../client/core/writing.ts";
import { keyOf } from "../../protocol/rights/setting-keys.ts";

/** Once the room is open. A room with a history has its own title, or none. */
export function entitle(room: RoomView, title: string): void {
  let isDecided = false;
  const decide = (): void => {
    const { cursor } = room.state.timeline;
    if (isDecided || room.state.connection.status !== "open" || cursor === undefined) return;
    isDecided = true;
    if (cursor.seq === 0) void write(room, title);
  };
  // It may be open already: this file loads while the room is joined.
  decide();
  if (isDecided) return;
  const undo = room.subscribe(() => {
    decide();
    if (isDecided) undo();
  });
}

async function write(room: RoomView, title: string): Promise<void> {
  try {
    await setEntry(room, keyOf("title"), title, { rev: 0 });
  } catch (error) {
    // Another member was quicker. The room exists all the same.
    if (!(error instanceof RefusedError)) throw error;
  }
}
