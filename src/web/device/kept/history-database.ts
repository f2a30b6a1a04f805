/**
 * Where the end of each room's history is kept on this device, in IndexedDB.
 */
import type { DBSchema, IDBPDatabase } from "idb";
import type { Snapshot, Timeline } from "../../../client/index.ts";
import type { FlatMessage } from "../../../protocol/records/message.ts";
import { lazily } from "../../loading/lazily.ts";
import { idb } from "./idb.ts";

/** A snapshot as the device keeps it, with its messages flat. */
interface KeptSnapshot extends Omit<Snapshot, "timeline"> {
  readonly timeline: Omit<Timeline, "messages"> & { readonly messages: readonly FlatMessage[] };
}

export interface HistorySchema extends DBSchema {
  rooms: { key: string; value: KeptSnapshot };
}

/**
 * Its own database, beside the outbox's: when what is kept comes to look different, the version of this one goes up,
 * all in it is dropped, and no tab's outbox has to be closed for that.
 */
export const historyDatabase = lazily(async (): Promise<IDBPDatabase<HistorySchema>> => {
  const { openDB } = await idb();
  return openDB<HistorySchema>("alcove history", 2, {
    upgrade(db, former) {
      if (former > 0) db.deleteObjectStore("rooms");
      db.createObjectStore("rooms");
    },
    // A newer page needs it; this one goes on without.
    blocking: (_, __, event) => event.target instanceof IDBDatabase && event.target.close(),
  });
});
