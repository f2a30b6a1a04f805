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
import type { Key, MessageId } from "../../protocol/ids.ts";
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
  const outbox = outboxIn(name, visit);
  const url = socketUrl(name);
  const room = enterRoom({ url, token, key, name: nameOf(device).name, visit, outbox, kept });
  const recalled = room.state.timeline;
  void keeping.wait().then(({ keepHistory }) => keepHistory(name, room, recalled));
  return room;
}

/** The token that proves to the room which member this is. */
export function tokenIn(name: RoomName): Promise<string> {
  return tokenFor(secretOf(device), serverOrigin, name);
}

/**
 * The outbox of this device, which opens while the room is dialled: reading waits for no disk. A message counts as
 * stored once the device has it, or once it is done. Some devices store nothing, and a disk may be full.
 */
function outboxIn(name: RoomName, visit: string): OutboxStore {
  const opening = keeping.wait().then(({ openOutbox }) => openOutbox(name, visit));
  const store = opening.catch(() => noStore);
  const unstored = new Map<MessageId, () => void>();
  return {
    async adopt() {
      await keeping.load();
      // Sending does not wait for code that cannot be loaded now. The next welcome adopts what is there by then.
      return keeping.value === undefined ? [] : (await store).adopt();
    },
    async put(pending) {
      const isDone = new Promise<void>((done) => unstored.set(pending.id, done));
      const isStored = opening.then((open) => open.put(pending));
      await Promise.race([isStored.catch(() => isDone), isDone]);
      unstored.delete(pending.id);
    },
    async remove(id) {
      unstored.get(id)?.();
      await (await store).remove(id);
    },
  };
}
