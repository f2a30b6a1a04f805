/**
 * Values that no client should send, for any place where a value is expected.
 */
import type { Chance } from "../chaos/chance.ts";

const WORDS = [
  "",
  " ",
  "\u0000",
  "\u200B\u2060",
  "\u202E",
  "\uFEFF",
  "\uD800",
  "e\u0301\u0301\u0301\u0301",
  "__proto__",
  "constructor",
  "toString",
  "../../etc/passwd",
  "<script>hit()</script>",
  "javascript:hit()",
  "' OR 1=1 --",
  "%00",
  "{{7*7}}",
  "ping",
  "pong",
  "null",
  "🏳️‍🌈",
  "مرحبا",
  "\r\n\r\n",
] as const;

const NUMBERS = [0, -0, -1, 1, 0.5, 1e21, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308] as const;

export function oddText(chance: Chance): string {
  switch (chance.below(5)) {
    case 0:
      return chance.pick(WORDS).repeat(chance.between(1, 40));
    case 1:
      return "x".repeat(chance.below(20_000));
    case 2:
      return Array.from({ length: chance.below(60) }, () =>
        String.fromCodePoint(chance.below(0x11_0000)),
      ).join("");
    default:
      return chance.pick(WORDS);
  }
}

export function oddValue(chance: Chance): unknown {
  switch (chance.below(8)) {
    case 0:
      return null;
    case 1:
      return chance.below(2) === 0;
    case 2:
      return chance.pick(NUMBERS);
    case 3:
      return [];
    case 4:
      return nested(chance.below(500));
    case 5:
      return { [chance.pick(WORDS)]: oddText(chance), __proto__: null };
    default:
      return oddText(chance);
  }
}

export function oddBytes(chance: Chance): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: chance.below(200) }, () => chance.below(256));
}

function nested(depth: number): unknown {
  let value: unknown = {};
  for (let n = 0; n < depth; n += 1) value = n % 2 === 0 ? [value] : { a: value };
  return value;
}
