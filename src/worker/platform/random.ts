/**
 * Randomness, and ids derived from it. The rules take the results as arguments.
 */
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { Epoch, Key, KeyHash, MemberId } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { isUnguessable, unguessableRoomName } from "../../protocol/names/unguessable-names.ts";
import type { Keys } from "../../room/memory/room-keys.ts";

export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

export function newEpoch(): Epoch {
  return Buffer.from(randomBytes(16)).toString("hex");
}

/** An id for a plain client's member, visit or message. */
export function newId(): string {
  return Buffer.from(randomBytes(12)).toString("base64url");
}

/**
 * The member of `token`. It is synchronous, so that two frames of a socket cannot overtake each other, and a
 * hash, so that neither other members nor the database learn the token.
 */
export function identify(token: string): MemberId {
  return createHash("sha256").update(`alcove member 1 ${token}`).digest("base64url").slice(0, 16);
}

/** A member of another room. No token leads to this id, so nobody can be them. */
export function strangerOf(room: RoomName, by: MemberId): MemberId {
  const text = `alcove imported 1\n${room}\n${by}`;
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}

export function newKey(): Key {
  return Buffer.from(randomBytes(32)).toString("base64url");
}

export function hashOfKey(key: Key): KeyHash {
  return createHash("sha256").update(`alcove link 1 ${key}`).digest("base64url");
}

/** The name of the room that `key` owns. */
export function roomOf(key: Key): RoomName {
  return unguessableRoomName(createHash("sha256").update(`alcove room 1 ${key}`).digest());
}

/** @param room its name, if that is known */
export function keysOf(room: string): Keys {
  return {
    hash: hashOfKey,
    isNameOf: (key) => roomOf(key) === room,
    isNamed: isUnguessable(room),
  };
}
