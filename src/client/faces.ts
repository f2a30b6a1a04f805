/**
 * The hue that an id has by itself, and the names that count as one. What the page shows is shared out: web/people/hues.ts.
 */
import type { MemberId } from "../protocol/ids.ts";

/** As many as people can tell apart, and evenly around the wheel. */
export const HUES = 12;

/** Degrees around the colour wheel, by the id alone. */
export function ownHueOf(id: MemberId): number {
  return placeOf(id) * (360 / HUES);
}

/** Which of the hues an id has by itself. */
export function placeOf(id: MemberId): number {
  return hash(id) % HUES;
}

/** Names that differ by their case alone are the same. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/** FNV-1a, 32 bits: the id is random already, this only spreads all of it over a small number. */
function hash(id: MemberId): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    value = Math.imul(value ^ id.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
