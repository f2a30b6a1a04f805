/**
 * What every client tells a member by from others of the same name: a hue and a short tag, from their id alone.
 */
import type { MemberId } from "../protocol/ids.ts";

/** As many as people can tell apart, and evenly around the wheel. */
const HUES = 12;
const TAG_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const TAG_LENGTH = 4;

/** Degrees around the colour wheel. */
export function hueOf(id: MemberId): number {
  return (hash(id) % HUES) * (360 / HUES);
}

/** Four characters that can be read out. */
export function tagOf(id: MemberId): string {
  let rest = hash(id);
  let tag = "";
  while (tag.length < TAG_LENGTH) {
    tag += TAG_LETTERS[rest % TAG_LETTERS.length] ?? "";
    rest = Math.floor(rest / TAG_LETTERS.length);
  }
  return tag;
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
