/**
 * Numbers in JSON text: a parser silently changes those that a 64-bit float cannot represent.
 */

/** A number with fewer digits always fits a double. */
const SUSPECT = /\d{16}|\d[eE]/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const WHOLE = /^-?\d+$/;

/** Whether parsing keeps every number in `json`: integers exactly, fractions as the nearest double. */
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
  // JavaScript itself writes large doubles with zeros from the seventeenth digit on.
  if (!WHOLE.test(literal) || String(number) === literal) return true;
  return BigInt(number) === BigInt(literal);
}
