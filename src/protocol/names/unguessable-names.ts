/**
 * Unguessable names of rooms. They are apart from the other names because a page that only opens rooms creates none.
 */
import { isRoomName, type RoomName } from "./names.ts";

/** Crockford's base 32, lower case: no `i`, `l`, `o`, `u`, so that a name can be read aloud. */
const BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";

/** Random bytes that {@link unguessableRoomName} needs: one per character, which uses five bits of it. */
export const ROOM_NAME_BYTES = 26;

/** A RoomName of 130 random bits from {@link ROOM_NAME_BYTES} random `bytes`. */
export function unguessableRoomName(bytes: Uint8Array): RoomName {
  const name = Array.from(bytes.subarray(0, ROOM_NAME_BYTES), (it) => BASE32[it & 31]).join("");
  if (name.length < ROOM_NAME_BYTES || !isRoomName(name)) {
    throw new RangeError(`An unguessable name needs ${ROOM_NAME_BYTES} random bytes`);
  }
  return name;
}

/** Whether `name` has the form of an unguessable name, and so may be made from a key. */
export function isUnguessable(name: string): boolean {
  return name.length === ROOM_NAME_BYTES && Array.from(name).every((it) => BASE32.includes(it));
}
