/**
 * The hue of a member by their id alone, and which names count as equal. The page assigns hues in
 * web/people/hues.ts.
 */
import type { MemberId } from "../protocol/ids.ts";

/** As many hues as people can tell apart, spaced evenly around the wheel. */
export const HUES = 12;

/** Degrees around the colour wheel, by the id alone. */
export function ownHueOf(id: MemberId): number {
  return placeOf(id) * (360 / HUES);
}

/** The number of the hue, by the id alone. */
export function placeOf(id: MemberId): number {
  return hash(id) % HUES;
}

/** Names that differ only in case are equal. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/** FNV-1a, 32 bits: it uses all of the id, which is random already. */
function hash(id: MemberId): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    value = Math.imul(value ^ id.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
