/**
 * Numbers as they are written in JSON: a parser makes others of those that 64 bits of floating point cannot hold, and tells nobody.
 */

/** Nothing shorter can be more than a double holds. */
const SUSPECT = /\d{16}|\d[eE]/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const WHOLE = /^-?\d+$/;

/** Whether every number in `json` is kept: whole ones as they are, fractions as the nearest that there is. */
export function numbersKept(json: string): boolean {
  if (!SUSPECT.test(json)) return true;
  for (const [token] of json.matchAll(STRING_OR_NUMBER)) {
    if (!token.startsWith('"') && !isKept(token)) return false;
  }
  return true;
}

function isKept(literal: string): boolean {
  const number = Number(literal);
  if (!Number.isFinite(number)) return false;
  // Also as JavaScript itself writes what it holds: with zeros from the seventeenth digit on.
  if (!WHOLE.test(literal) || String(number) === literal) return true;
  return BigInt(number) === BigInt(literal);
}
