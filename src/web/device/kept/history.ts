/**
 * The part of a room's history that this device stored. It is shown at once on the next visit, and without a
 * connection.
 */
import { type Snapshot, snapshotAt } from "../../../client/index.ts";
import { unflatten } from "../../../protocol/records/message.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { historyDatabase } from "./history-database.ts";
import { idb } from "./idb.ts";

/**
 * The stored history of `room`, as far as the room would still show it; nothing where the device stores
 * nothing.
 */
export async function recall(room: RoomName): Promise<Snapshot | undefined> {
  try {
    await idb.load();
    // Nobody waits for the history if the way to it cannot be loaded now.
    if (idb.value === undefined) return undefined;
    const kept = await (await historyDatabase()).get("rooms", room);
    if (kept === undefined) return undefined;
    const messages = kept.timeline.messages.map(unflatten);
    return snapshotAt({ ...kept, timeline: { ...kept.timeline, messages } }, Date.now());
  } catch {
    return undefined;
  }
}
