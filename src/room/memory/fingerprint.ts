/**
 * A hash of a write in 53 bits: enough to distinguish another write under the same id, years after the entry
 * has changed. Only a member who reuses their own id could make two that are alike, and would deceive
 * themselves.
 */
import { type Entry, jsonOf } from "../../protocol/records/entry.ts";

/** Of what `key` was to become; without a value it was deleted. */
export function fingerprintOf({ key, value }: Pick<Entry, "key" | "value">): number {
  return hash(value === undefined ? key : `${key} ${jsonOf(value)}`);
}

/**
 * Two multiplicative hashes of 32 bits, of which 53 are a number that JSON and SQLite keep (cyrb53, public
 * domain).
 */
function hash(text: string): number {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 2_654_435_761);
    two = Math.imul(two ^ unit, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return 4_294_967_296 * (two & 0x1f_ffff) + (one >>> 0);
}
