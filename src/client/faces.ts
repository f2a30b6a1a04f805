/**
 * What every client tells a member by from others of the same name: a hue and a tag, from their id alone.
 */
import type { MemberId } from "../protocol/ids.ts";

/** As many as people can tell apart, and evenly around the wheel. */
export const HUES = 12;
const TAG_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Of an id, six bits each: sixty in all, which nobody finds by trying. Twenty fell in four seconds. */
const TAGGED = 10;

/** Degrees around the colour wheel. */
export function hueOf(id: MemberId): number {
  return placeOf(id) * (360 / HUES);
}

/** Which of the hues an id has by itself. */
export function placeOf(id: MemberId): number {
  return hash(id) % HUES;
}

/** Twelve characters that can be read out, in groups of four: as much of the id as nobody else's will have. */
export function tagOf(id: MemberId): string {
  let bits = "";
  for (const letter of id.slice(-TAGGED))
    bits += ID_LETTERS.indexOf(letter).toString(2).padStart(6, "0");
  const letters = bits.replace(/.{5}/g, (five) => TAG_LETTERS[Number.parseInt(five, 2)] ?? "");
  return letters.replace(/.{4}(?!$)/g, "$&-");
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
