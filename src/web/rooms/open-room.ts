/**
 * Joins a room as the user of this device.
 */
import {
  enterRoom,
  newId,
  noStore,
  type OutboxStore,
  type RoomView,
  tokenFor,
} from "../../client/index.ts";
import type { Key } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { recall } from "../device/kept/history.ts";
import { keeping } from "../device/kept/later-kept.ts";
import { nameGuest, nameOf, secretOf } from "../device/owner.ts";
import { device } from "../device/device-store.ts";
import { serverOrigin, socketUrl } from "../browser/server.ts";

/** Needs a secure context: elsewhere browsers have no `crypto.subtle`. */
export async function openRoom(name: RoomName, key: Key | undefined): Promise<RoomView> {
  const kept = recall(name);
  const [token] = await Promise.all([tokenIn(name), nameGuest(device)]);
  const visit = newId();
  const outbox = onceOpen(outboxIn(name, visit));
  const url = socketUrl(name);
  const room = enterRoom({ url, token, key, name: nameOf(device).name, visit, outbox, kept });
  const recalled = room.state.timeline;
  void keeping.wait().then(({ keepHistory }) => keepHistory(name, room, recalled));
  return room;
}

/**
 * A private window may store nothing, and the code may not load. Then messages wait only for as long as the page
 * is open.
 */
async function outboxIn(name: RoomName, visit: string): Promise<OutboxStore> {
  await keeping.load();
  const kept = keeping.value?.openOutbox(name, visit);
  return kept?.catch(() => noStore) ?? noStore;
}

/** The token that proves to the room which member this is. */
export function tokenIn(name: RoomName): Promise<string> {
  return tokenFor(secretOf(device), serverOrigin, name);
}

/** A store that opens while the room is dialled, so that reading waits for no disk. */
function onceOpen(store: Promise<OutboxStore>): OutboxStore {
  return {
    adopt: async () => (await store).adopt(),
    put: async (pending) => (await store).put(pending),
    remove: async (id) => (await store).remove(id),
  };
}
