/**
 * The operator: whoever knows this deployment's secret, or uses the machine on which it is developed.
 */
import { createHash, timingSafeEqual } from "node:crypto";

const HERE: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether the operator sent `request`: with the secret as its bearer token, or locally if no secret is set.
 */
export function isOperator(request: Request, secret: string | undefined): boolean {
  if (secret === undefined || secret === "") return HERE.has(new URL(request.url).hostname);
  const given = /^Bearer (.+)$/.exec(request.headers.get("Authorization") ?? "")?.[1] ?? "";
  // Hashes have one length, so the comparison takes the same time for every input.
  return timingSafeEqual(hash(given), hash(secret));
}

function hash(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}
