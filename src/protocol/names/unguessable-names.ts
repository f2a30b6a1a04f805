/**
 * Names of rooms that nobody can guess. Apart from the other names, since a page that only goes to rooms makes none.
 */
import { isRoomName, type RoomName } from "./names.ts";

/** Crockford's base 32, lower case: no `i`, `l`, `o`, `u`, so that a name can be read out. */
const BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";

/** Random bytes that {@link unguessableRoomName} needs; one character takes five bits of each. */
export const ROOM_NAME_BYTES = 26;

/** A RoomName of 130 random bits from {@link ROOM_NAME_BYTES} random `bytes`. */
export function unguessableRoomName(bytes: Uint8Array): RoomName {
  const name = Array.from(bytes.subarray(0, ROOM_NAME_BYTES), (it) => BASE32[it & 31]).join("");
  if (name.length < ROOM_NAME_BYTES || !isRoomName(name)) {
    throw new RangeError(`An unguessable name needs ${ROOM_NAME_BYTES} random bytes`);
  }
  return name;
}

/** Whether `name` looks like one that nobody can guess, and so may be made of a key. */
export function isUnguessable(name: string): boolean {
  return name.length === ROOM_NAME_BYTES && Array.from(name).every((it) => BASE32.includes(it));
}
