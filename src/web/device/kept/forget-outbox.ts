/**
 * Removes what waits in the outbox of a room.
 */
import type { RoomName } from "../../../protocol/names/names.ts";
import { outboxDatabase, shelvesOf } from "./kept-outbox.ts";

/** Messages that wait for that room are never sent. */
export function forgetOutbox(room: RoomName): void {
  const forget = async (): Promise<void> => {
    const { store, done } = (await outboxDatabase()).transaction("outbox", "readwrite");
    for (const shelf of shelvesOf(room)) {
      for (const key of await store.index("room").getAllKeys(shelf)) void store.delete(key);
    }
    await done;
  };
  forget().catch(() => {});
}
