/**
 * The end of each room's history on this device, in IndexedDB: shown at once on the next visit, and without a connection.
 */
import type { DBSchema, IDBPDatabase } from "idb";
import {
  type RoomView,
  type Snapshot,
  snapshotAt,
  snapshotOf,
  type Timeline,
} from "../../client/index.ts";
import { type FlatMessage, flatten, unflatten } from "../../protocol/records/message.ts";
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { lazily } from "../loading/lazily.ts";
import { idb } from "./idb.ts";
import { device } from "./store.ts";
import { visitedIn } from "./visited.ts";

/** A snapshot as the device keeps it, with its messages flat. */
interface Kept extends Omit<Snapshot, "timeline"> {
  readonly timeline: Omit<Timeline, "messages"> & { readonly messages: readonly FlatMessage[] };
}

interface Schema extends DBSchema {
  rooms: { key: string; value: Kept };
}

/** Several screens. */
const MESSAGES = 100;
/** Milliseconds between what is said and its being kept: a busy room is not written at every message. */
const KEPT_AFTER = 3_000;

/** A room that ends like this has nothing left to show to this device. */
const GONE: ReadonlySet<number> = new Set([CLOSE.banned, CLOSE.roomDeleted]);

/**
 * Its own database, beside the outbox's: when what is kept comes to look different, the version of this one goes up,
 * all in it is dropped, and no tab's outbox has to be closed for that.
 */
const database = lazily(async (): Promise<IDBPDatabase<Schema>> => {
  const { openDB } = await idb();
  return openDB<Schema>("alcove history", 2, {
    upgrade(db, former) {
      if (former > 0) db.deleteObjectStore("rooms");
      db.createObjectStore("rooms");
    },
    // A newer page needs it; this one goes on without.
    blocking: (_, __, event) => event.target instanceof IDBDatabase && event.target.close(),
  });
});

/** What is kept of `room`, as far as the room would still show it; nothing where the device keeps nothing. */
export async function recall(room: RoomName): Promise<Snapshot | undefined> {
  try {
    const kept = await (await database()).get("rooms", room);
    if (kept === undefined) return undefined;
    const messages = kept.timeline.messages.map(unflatten);
    return snapshotAt({ ...kept, timeline: { ...kept.timeline, messages } }, Date.now());
  } catch {
    return undefined;
  }
}

/** Keeps the end of `room` as it changes, until we leave it. */
export function keepHistory(name: RoomName, room: RoomView): void {
  let kept = room.state.timeline;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const { connection, timeline } = room.state;
    if (connection.status === "closed" && GONE.has(connection.cause.code))
      return forgetHistory(name);
    if (timeline === kept) return;
    kept = timeline;
    const snapshot = snapshotOf(room.state, MESSAGES);
    if (snapshot !== undefined) write(name, snapshot).catch(() => {});
  };
  // The last that a page hears for sure; the browser still finishes what was begun.
  const keepHidden = (): void => void (document.hidden && keep());
  document.addEventListener("visibilitychange", keepHidden);
  room.subscribe(() => {
    timer ??= setTimeout(keep, KEPT_AFTER);
    const { connection } = room.state;
    if (connection.status !== "closed" || connection.cause.code !== CLOSE.normal) return;
    // We left, and hear nothing more.
    document.removeEventListener("visibilitychange", keepHidden);
  });
}

export function forgetHistory(room: RoomName): void {
  const forget = async (): Promise<void> => (await database()).delete("rooms", room);
  forget().catch(() => {});
}

/** What is kept of rooms that the device no longer remembers goes with this. */
async function write(room: RoomName, snapshot: Snapshot): Promise<void> {
  const remembered = new Set<string>(visitedIn(device).map((it) => it.room));
  const kept = await database();
  await Promise.all([
    remembered.has(room) && put(kept, room, snapshot),
    sweep(kept, (key) => remembered.has(key)),
  ]);
}

/** In one go: a page that is gone before it hears of the first step takes no second. */
async function put(kept: IDBPDatabase<Schema>, room: RoomName, snapshot: Snapshot): Promise<void> {
  const messages = snapshot.timeline.messages.map(flatten);
  const transaction = kept.transaction("rooms", "readwrite");
  const flat = { ...snapshot, timeline: { ...snapshot.timeline, messages } };
  const written = transaction.store.put(flat, room);
  transaction.commit();
  await Promise.all([written, transaction.done]);
}

async function sweep(
  kept: IDBPDatabase<Schema>,
  isRemembered: (key: string) => boolean,
): Promise<void> {
  const { store, done } = kept.transaction("rooms", "readwrite");
  const gone = (await store.getAllKeys()).filter((key) => !isRemembered(key));
  for (const key of gone) void store.delete(key);
  await done;
}
