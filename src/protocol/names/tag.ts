/**
 * What tells a member from others whose names look alike: so much of their id that nobody finds another one with it by trying.
 */
import type { MemberId } from "../ids.ts";

const TAG_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Of an id, six bits each: sixty in all, which nobody finds by trying. Twenty fell in four seconds. */
const TAGGED = 10;

/** Twelve characters that can be read out, in groups of four: as much of the id as nobody else's will have. */
export function tagOf(id: MemberId): string {
  let bits = "";
  for (const letter of id.slice(-TAGGED))
    bits += ID_LETTERS.indexOf(letter).toString(2).padStart(6, "0");
  const letters = bits.replace(/.{5}/g, (five) => TAG_LETTERS[Number.parseInt(five, 2)] ?? "");
  return letters.replace(/.{4}(?!$)/g, "$&-");
}
