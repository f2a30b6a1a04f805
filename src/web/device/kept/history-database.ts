/**
 * Stores the end of each room's history on this device, in IndexedDB.
 */
import type { DBSchema, IDBPDatabase } from "idb";
import type { Snapshot, Timeline } from "../../../client/index.ts";
import type { FlatMessage } from "../../../protocol/records/message.ts";
import { lazily } from "../../loading/lazily.ts";
import { idb } from "./idb.ts";

/** A snapshot as it is stored, with its messages as flat records. */
interface KeptSnapshot extends Omit<Snapshot, "timeline"> {
  readonly timeline: Omit<Timeline, "messages"> & { readonly messages: readonly FlatMessage[] };
}

export interface HistorySchema extends DBSchema {
  rooms: { key: string; value: KeptSnapshot };
}

/**
 * A database separate from the outbox's. When the format changes, this one's version goes up and its content
 * is dropped, and no tab's outbox has to be closed for that.
 */
export const historyDatabase = lazily(async (): Promise<IDBPDatabase<HistorySchema>> => {
  const { openDB } = await idb.wait();
  return openDB<HistorySchema>("alcove history", 2, {
    upgrade(db, former) {
      if (former > 0) db.deleteObjectStore("rooms");
      db.createObjectStore("rooms");
    },
    // A newer page needs it. This one continues without.
    blocking: (_, __, event) => event.target instanceof IDBDatabase && event.target.close(),
  });
});
