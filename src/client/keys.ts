/**
 * Keys: the secrets of invite links. A room stores the hash of a key, and sees the key itself only in a
 * hello.
 */
import type { Key, KeyHash } from "../protocol/ids.ts";
import type { RoomName } from "../protocol/names/names.ts";
import { unguessableRoomName } from "../protocol/names/unguessable-names.ts";
import { base64url } from "./identity.ts";

/**
 * As OWASP recommends for PBKDF2 with SHA-256: each guess costs an attacker who has the room's database as
 * much as it costs a member.
 */
const STRETCHED = 600_000;

/**
 * A new key for an invite link, or for a room that is named after it: 32 random bytes, base64url.
 *
 * @example
 * const key = newKey();
 * const link = `https://alcove.example.org/r/game-night#key=${key}`;
 */
export function newKey(): Key {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * The hash of a key, by which a room knows an invite link.
 *
 * @example
 * await perform(room, { act: "link", hash: await hashOfKey(newKey()), role: "member", uses: 10 });
 */
export async function hashOfKey(key: Key): Promise<KeyHash> {
  return base64url(await sha256(`alcove link 1 ${key}`));
}

/**
 * The name of the room that is named after `key`. Its holder owns the room from the start, and no server has
 * to be told.
 *
 * @example
 * const key = newKey();
 * const own = joinRoom(`https://alcove.example.org/r/${await roomOfKey(key)}#key=${key}`);
 */
export async function roomOfKey(key: Key): Promise<RoomName> {
  return unguessableRoomName(await sha256(`alcove room 1 ${key}`));
}

/**
 * The key that stands for a room's password. It is derived where the password is typed, so that no server
 * ever sees the password. It takes half a second, so that few passwords can be tried.
 *
 * @param password as it was typed
 * @param origin of the room's server, as in `https://alcove.example.org`
 * @param room its name, as in `game-night`
 *
 * @example
 * const key = await keyOfPassword("correct horse", "https://alcove.example.org", "game-night");
 * const room = joinRoom(`https://alcove.example.org/r/game-night#key=${key}`);
 */
export async function keyOfPassword(password: string, origin: string, room: string): Promise<Key> {
  const bytes = new TextEncoder();
  const secret = bytes.encode(password.normalize("NFC"));
  const key = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
  const salt = bytes.encode(`alcove password 1\n${origin}\n${room}`);
  const bits = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: STRETCHED },
    key,
    256,
  );
  return base64url(new Uint8Array(bits));
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
