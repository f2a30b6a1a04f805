/**
 * How much more fits into a message.
 */
import { LIMITS } from "../../protocol/limits.ts";

/** Bytes: the composer shows the rest once it is no more than this. */
const NEAR = 800;
const encoder = new TextEncoder();

/**
 * How many characters still fit; `undefined` while the limit is far. The limit is in bytes of UTF-8, so this
 * is an estimate: it assumes that further characters are as long as those so far. Below zero it is exact: so
 * many have to be removed from the end.
 */
export function charactersLeft(body: string, limit: number = LIMITS.bodyBytes): number | undefined {
  // No character takes more than three bytes per UTF-16 unit.
  if (body.length * 3 < limit - NEAR) return undefined;
  const bytes = encoder.encode(body);
  const left = limit - bytes.length;
  if (left >= NEAR) return undefined;
  if (left >= 0) return Math.floor((left * bytes.filter(begins).length) / bytes.length);
  const isCut = !begins(bytes[limit] ?? 0);
  return -bytes.subarray(limit).filter(begins).length - (isCut ? 1 : 0);
}

/** Whether a character begins with `byte`: in UTF-8, all its further bytes are `10xxxxxx`. */
function begins(byte: number): boolean {
  return (byte & 0b1100_0000) !== 0b1000_0000;
}
