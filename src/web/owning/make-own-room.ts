/**
 * Creates a room with an owner: here, from the owner's key, without asking a server.
 */
import { newKey, roomOfKey } from "../../client/keys.ts";
import type { Key } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { noteMade } from "../invite/made.ts";

export async function makeOwnRoom(): Promise<{ readonly room: RoomName; readonly key: Key }> {
  const key = newKey();
  const room = await roomOfKey(key);
  noteMade(room, "owner", key);
  return { room, key };
}
