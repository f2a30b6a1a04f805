/**
 * What is left of a name at a glance: two names with one skeleton look alike. After UTS #39, of whose table it takes
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

/** Marks on letters of these scripts or of any (elsewhere they are letters themselves), and spaces. */
const UNNOTICED = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F\p{Me}\s]/gu;
/** Points and dashes, once those are letters that are taken for some: the cheapest way to be called almost the same. */
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
