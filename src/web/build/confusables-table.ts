/**
 * Writes src/protocol/names/confusables.ts: the characters that look like Latin letters and digits, by
 * Unicode's table of confusables (UTS #39), which unhomoglyph contains. Those that normalization turns into a
 * letter by itself are left out.
 *
 *     npm run confusables
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import all from "unhomoglyph/data.json" with { type: "json" };

const TABLE = new URL("../../protocol/names/confusables.ts", import.meta.url);

/** For each letter or short sequence: itself, followed by the characters that look like it. */
export function confusables(): string {
  const taken = new Map<string, string>();
  const take = (sign: string, text: string): void => {
    if (/^[^\p{ASCII}]$/u.test(sign) && !taken.has(sign)) taken.set(sign, text);
  };
  const letters = Object.entries(all)
    .map(([sign, text]) => [bare(sign), bare(text).toLowerCase()] as const)
    .filter(([, text]) => /^[a-z0-9]{1,3}$/.test(text));
  for (const [sign, text] of letters) take(sign, text);
  // A lower-case name may be read in capitals, if its own letters look like nothing else.
  for (const [sign, text] of letters) take(sign.toLowerCase(), text);
  const groups = Map.groupBy(taken.keys(), (sign) => taken.get(sign) ?? "");
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, signs]) => text + signs.toSorted().join(""))
    .join(" ");
}

/** The beginning of a skeleton. */
function bare(text: string): string {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "");
}

function source(): string {
  const lines = confusables().match(/.{1,100}(?: |$)/gu) ?? [];
  const text = lines.map((it) => `  ${JSON.stringify(it)}`).join(" +\n");
  return `/**
 * Signs that are taken for Latin letters and digits; made by src/web/build/confusables-table.ts from Unicode's table.
 */

/** A letter or digits, each followed by the characters that look like it; separated by spaces. */
export const CONFUSABLES =
${text};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(TABLE, source());
