/**
 * What is left of a name for who only glances at it: two names with one skeleton look alike. After UTS #39, of whose table it takes
 * what is taken for Latin letters and digits: those are what people mix other scripts with.
 *
 * @see https://www.unicode.org/reports/tr39/#def-skeleton
 */
import { CONFUSABLES } from "./confusables.ts";

const takenFor = new Map<string, string>();
for (const group of CONFUSABLES.split(" ")) {
  const [letters = ""] = /^[a-z0-9]+/.exec(group) ?? [];
  for (const sign of group.slice(letters.length)) takenFor.set(sign, letters);
}

/** Small letters and digits that are taken for one another, be it in capitals. */
const OTHERS = "i10|";
const ONE = "llol";

/** Marks on letters of these scripts (elsewhere they are letters themselves), and spaces. */
const UNNOTICED = /[\u0300-\u036F\s]/g;

export function skeletonOf(name: string): string {
  const bare = name.normalize("NFKD").replace(UNNOTICED, "");
  const read = bare.replace(/[^\p{ASCII}]/gu, (sign) => letterOf(sign)).toLowerCase();
  return read.replace(/[i10|]/g, (it) => ONE[OTHERS.indexOf(it)] ?? it).replaceAll("rn", "m");
}

function letterOf(sign: string): string {
  return takenFor.get(sign) ?? takenFor.get(sign.toLowerCase()) ?? sign;
}
