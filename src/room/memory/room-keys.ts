/**
 * What a room can tell about the key of a link that it has not stored.
 */
import type { Key, KeyHash } from "../../protocol/ids.ts";

export interface Keys {
  hash(key: Key): KeyHash;
  /**
   * Whether the room is named after `key`: then its bearer is the owner, and nothing has to be stored before.
   */
  isNameOf(key: Key): boolean;
  /** Whether the room's name looks like one made of a key: then nobody can claim the room without it. */
  readonly isNamed: boolean;
}
