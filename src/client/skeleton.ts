/**
 * What is left of a name for who only glances at it: two names with one skeleton look alike. After UTS #39, with the letters that
 * people are fooled by instead of its six thousand: what it misses still shows another colour.
 *
 * @see https://www.unicode.org/reports/tr39/#def-skeleton
 */

/** Small letters and digits, and below each the one that it is taken for, be it in capitals. */
const OTHERS = "авеѕіјкмнорстухһαβεικνορτυχi10";
const TAKEN_FOR = "abesljkmhopctyxhabelkvoptuxllo";

/** Marks on letters of these scripts (elsewhere they are letters themselves), and spaces. */
const UNNOTICED = /[\u0300-\u036F\s]/g;

export function skeletonOf(name: string): string {
  const bare = name.normalize("NFKD").toLowerCase().replace(UNNOTICED, "");
  return bare.replace(/./gu, (it) => TAKEN_FOR[OTHERS.indexOf(it)] ?? it);
}
