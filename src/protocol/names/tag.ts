/**
 * The tag that tells apart members whose names look alike: as many bits of the id as nobody can match by trying.
 */
import type { MemberId } from "../ids.ts";

const TAG_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Characters of the id, six bits each. Nobody can match all sixty bits by trying; twenty took four seconds. */
const TAGGED = 10;

/** Twelve characters that can be read aloud, in groups of four. */
export function tagOf(id: MemberId): string {
  let bits = "";
  for (const letter of id.slice(-TAGGED))
    bits += ID_LETTERS.indexOf(letter).toString(2).padStart(6, "0");
  const letters = bits.replace(/.{5}/g, (five) => TAG_LETTERS[Number.parseInt(five, 2)] ?? "");
  return letters.replace(/.{4}(?!$)/g, "$&-");
}
