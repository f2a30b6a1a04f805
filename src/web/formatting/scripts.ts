/**
 * How scripts differ in where a word ends, as parts of a character class.
 */

/** Scripts that put no spaces between words, or append to words without one. */
export const SPACELESS = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}`;
