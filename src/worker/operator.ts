/**
 * Who runs this deployment: whoever knows its secret, or sits at the machine it is developed on.
 */
import { createHash, timingSafeEqual } from "node:crypto";

const HERE: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether `request` comes from the operator: with the secret as its bearer token or, where none is set,
 * locally.
 */
export function isOperator(request: Request, secret: string | undefined): boolean {
  if (secret === undefined || secret === "") return HERE.has(new URL(request.url).hostname);
  const given = /^Bearer (.+)$/.exec(request.headers.get("Authorization") ?? "")?.[1] ?? "";
  // Hashes have one length, so the comparison takes one time, whatever was given.
  return timingSafeEqual(hash(given), hash(secret));
}

function hash(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}
