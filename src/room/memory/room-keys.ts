/**
 * What a room can tell of the key of a link without having stored it.
 */
import type { Key, KeyHash } from "../../protocol/ids.ts";

export interface Keys {
  hash(key: Key): KeyHash;
  /** Whether the room is named after `key`: then whoever brings it is its owner, and nothing need be stored before. */
  isNameOf(key: Key): boolean;
  /** Whether the room's name looks as if it were made of a key: then nobody can take it without. */
  readonly isNamed: boolean;
}
