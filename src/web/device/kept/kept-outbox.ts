/**
 * The outbox of one room on this device, in IndexedDB. It outlives a reload, and tabs share it. Each tab
 * holds a lock for as long as it lives, so that another tab can tell abandoned entries from those with an
 * owner.
 */
import type { DBSchema, IDBPDatabase } from "idb";
import { isMessage, type OutboxStore, type Unanswered } from "../../../client/index.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { lazily } from "../../loading/lazily.ts";
import { idb } from "./idb.ts";

interface KeptRequest {
  /** A room's messages are stored under its name, other asks beside them: {@link shelvesOf}. */
  readonly room: string;
  readonly id: string;
  /** The lock of the tab that owns it. */
  readonly owner: string;
  readonly pending: Unanswered;
}

interface OutboxSchema extends DBSchema {
  outbox: { key: [string, string]; value: KeptRequest; indexes: { room: string } };
}

export const outboxDatabase = lazily(async (): Promise<IDBPDatabase<OutboxSchema>> => {
  const { openDB } = await idb.wait();
  return openDB<OutboxSchema>("alcove", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("outbox", { keyPath: ["room", "id"] }).createIndex("room", "room");
    },
  });
});

/** Opens the outbox for the tab with the id `visit`. Rejects where the device stores nothing. */
export async function openOutbox(room: RoomName, visit: string): Promise<OutboxStore> {
  const db = await outboxDatabase();
  const owner = `alcove visit ${visit}`;
  await holdWhileOpen(owner);
  whenBack(() => void holdWhileOpen(owner));
  return {
    adopt: () => adopt(db, room, owner),
    put: async (pending) => {
      const [messages, others] = shelvesOf(room);
      const shelf = isMessage(pending) ? messages : others;
      await db.put("outbox", { room: shelf, id: pending.id, owner, pending });
    },
    remove: async (id) => {
      const { store, done } = db.transaction("outbox", "readwrite");
      await Promise.all([...shelvesOf(room).map((shelf) => store.delete([shelf, id])), done]);
    },
  };
}

/**
 * Where messages are stored, and where writes and actions are. A page of an earlier release, which may still
 * be open, takes everything under the room's name for messages.
 */
export function shelvesOf(room: RoomName): readonly [messages: string, others: string] {
  return [room, `${room} requests`];
}

/** One tab at a time, so that nothing is adopted twice. */
function adopt(
  db: IDBPDatabase<OutboxSchema>,
  room: RoomName,
  owner: string,
): Promise<Unanswered[]> {
  return navigator.locks.request(`alcove adopts in ${room}`, async () => {
    const { held = [] } = await navigator.locks.query();
    const alive = new Set(held.map(({ name }) => name));
    const kept = db.transaction("outbox", "readwrite");
    const index = kept.store.index("room");
    const all = (await Promise.all(shelvesOf(room).map((shelf) => index.getAll(shelf)))).flat();
    const orphans = all.filter((it) => !alive.has(it.owner));
    await Promise.all(orphans.map((it) => kept.store.put({ ...it, owner })));
    await kept.done;
    return orphans.map(({ pending }) => pending).toSorted((a, b) => a.at - b.at);
  });
}

/** Takes the lock `name`, which ends with the page. */
async function holdWhileOpen(name: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const held = navigator.locks.request(name, () => {
      resolve();
      return new Promise<void>((release) => {
        // Browsers put no page that holds a lock into the back/forward cache. A page in there owns nothing.
        addEventListener("pagehide", () => release(), { once: true });
      });
    });
    held.catch(reject);
  });
}

function whenBack(callback: () => void): void {
  addEventListener("pageshow", ({ persisted }) => persisted && callback());
}
