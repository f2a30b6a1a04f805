/**
 * Stores the end of each room's history on this device, and removes it.
 */
import type { IDBPDatabase } from "idb";
import { type RoomView, type Snapshot, snapshotOf, type Timeline } from "../../../client/index.ts";
import { flatten } from "../../../protocol/records/message.ts";
import { CLOSE } from "../../../protocol/wire/close-codes.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { device } from "../device-store.ts";
import { visitedIn } from "../visited.ts";
import { historyDatabase, type HistorySchema } from "./history-database.ts";

/** Several screens. */
const MESSAGES = 100;
/**
 * Milliseconds between a message and its being stored, so that a busy room is not written at every message.
 */
const KEPT_AFTER = 3_000;

/** A room that ends with one of these codes has nothing left to show to this device. */
const GONE: ReadonlySet<number> = new Set([CLOSE.banned, CLOSE.roomDeleted]);

/**
 * Stores the end of `room` as it changes, until the client leaves.
 *
 * @param recalled what was stored of it when it was opened: this part loads later, and the room may have
 * changed since
 */
export function keepHistory(name: RoomName, room: RoomView, recalled: Timeline): void {
  let kept = recalled;
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
  // The last event that a page receives for certain. The browser still finishes what was begun.
  const keepHidden = (): void => void (document.hidden && keep());
  document.addEventListener("visibilitychange", keepHidden);
  const follow = (): void => {
    timer ??= setTimeout(keep, KEPT_AFTER);
    const { connection } = room.state;
    if (connection.status !== "closed" || connection.cause.code !== CLOSE.normal) return;
    // The client has left and receives nothing more.
    document.removeEventListener("visibilitychange", keepHidden);
  };
  follow();
  room.subscribe(follow);
}

export function forgetHistory(room: RoomName): void {
  const forget = async (): Promise<void> => (await historyDatabase()).delete("rooms", room);
  forget().catch(() => {});
}

/** Also removes the history of rooms that the device no longer remembers. */
async function write(room: RoomName, snapshot: Snapshot): Promise<void> {
  const remembered = new Set<string>(visitedIn(device).map((it) => it.room));
  const kept = await historyDatabase();
  await Promise.all([
    remembered.has(room) && put(kept, room, snapshot),
    sweep(kept, (key) => remembered.has(key)),
  ]);
}

/** All at once: a page that closes before the first step is done starts no second one. */
async function put(
  kept: IDBPDatabase<HistorySchema>,
  room: RoomName,
  snapshot: Snapshot,
): Promise<void> {
  const messages = snapshot.timeline.messages.map(flatten);
  const transaction = kept.transaction("rooms", "readwrite");
  const flat = { ...snapshot, timeline: { ...snapshot.timeline, messages } };
  const written = transaction.store.put(flat, room);
  transaction.commit();
  await Promise.all([written, transaction.done]);
}

async function sweep(
  kept: IDBPDatabase<HistorySchema>,
  isRemembered: (key: string) => boolean,
): Promise<void> {
  const { store, done } = kept.transaction("rooms", "readwrite");
  const gone = (await store.getAllKeys()).filter((key) => !isRemembered(key));
  for (const key of gone) void store.delete(key);
  await done;
}
