/**
 * Identity without an account: one secret on the device, from which a token for each room is derived.
 */

/** 32 random bytes that never leave the device. */
export type Secret = Uint8Array<ArrayBuffer>;

/**
 * A new identity for all rooms. Whoever holds the secret is that member.
 *
 * @example
 * const secret = newSecret();
 * const room = joinRoom("https://alcove.example.org/r/game-night", { name: "Clerk", secret });
 */
export function newSecret(): Secret {
  return crypto.getRandomValues(new Uint8Array(32));
}

/** A fresh random id for a visit or a message: 96 bits, base64url. */
export function newId(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(12)));
}

/**
 * The token of a secret in one room: HKDF-SHA-256 (RFC 5869) over the server's origin and the room's name, so
 * that two rooms or two servers cannot tell that it is the same person.
 *
 * @param origin of the room's server, as in `https://alcove.example.org`
 * @returns 32 bytes, base64url
 */
export async function tokenFor(secret: Secret, origin: string, room: string): Promise<string> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const info = new TextEncoder().encode(`alcove token 1\n${origin}\n${room}`);
  const salt = new Uint8Array(0);
  const bits = await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt, info },
    key,
    256,
  );
  return base64url(new Uint8Array(bits));
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
