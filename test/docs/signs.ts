/**
 * The code points that rules 2.2 and 4.5 refer to, for docs/protocol.md: expanded from the patterns with which
 * the room looks for them.
 */
import { BRACKET, COLON } from "../../src/protocol/names/taken-names.ts";
import { BLANKS } from "../../src/protocol/text.ts";
import { listItem } from "./blocks.ts";

const LAST_CODE_POINT = 0x10_ffff;
const CODE_POINTS = Array.from({ length: LAST_CODE_POINT + 1 }, (_, code) => code);

export function listOfSigns(): string {
  return [
    listItem("**Colons** (2.2):", codePointsIn(COLON)),
    listItem("**Brackets** (2.2):", codePointsIn(setIn(BRACKET))),
    listItem("**Without ink** (4.5):", codePointsIn(`[${BLANKS}]`)),
  ].join("\n");
}

/** The set at the beginning of `pattern`; behind it are signs that count only in some places. */
function setIn(pattern: string): string {
  const [set = ""] = /^\[[^\]]*\]/.exec(pattern) ?? [];
  return set;
}

function codePointsIn(set: string): string {
  const signs = new RegExp(set, "u");
  return CODE_POINTS.filter((code) => signs.test(String.fromCodePoint(code)))
    .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`)
    .join(" ");
}
