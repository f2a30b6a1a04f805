/**
 * The skeleton of a name: two names with the same skeleton look alike. It follows UTS #39, with the part of its table for
 * Latin letters and digits, since those are what other scripts get mixed with.
 *
 * @see https://www.unicode.org/reports/tr39/#def-skeleton
 */
import { CONFUSABLES } from "./confusables.ts";

const takenFor = new Map<string, string>();
for (const group of CONFUSABLES.split(" ")) {
  const [letters = ""] = /^[a-z0-9]+/.exec(group) ?? [];
  for (const sign of group.slice(letters.length)) takenFor.set(sign, letters);
}

/** Lowercase letters and digits that look alike, in lowercase or in capitals. */
const OTHERS = "i10|";
const ONE = "llol";

/** Spaces, and marks of these scripts or of any; in other scripts, marks count as letters. */
const UNNOTICED = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F\p{Me}\s]/gu;
/** Dots and dashes that are left after look-alike letters: the cheapest way to imitate a name. */
const HARDLY_NOTICED = /[\p{P}\u02B9-\u02BF]/gu;

export function skeletonOf(name: string): string {
  const bare = name.normalize("NFKD").replace(UNNOTICED, "");
  const read = bare.replace(/[^\p{ASCII}]/gu, (sign) => letterOf(sign)).toLowerCase();
  const letters = read.replace(HARDLY_NOTICED, "") || read;
  return letters
    .replace(/[i10|]/g, (it) => ONE[OTHERS.indexOf(it)] ?? it)
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("cl", "d");
}

function letterOf(sign: string): string {
  return takenFor.get(sign) ?? takenFor.get(sign.toLowerCase()) ?? sign;
}
