/**
 * Writes src/protocol/names/confusables.ts: the signs that are taken for Latin letters and digits, by Unicode's table of confusables
 * (UTS #39), which unhomoglyph carries. What normalization makes a letter of by itself is left out.
 *
 *     npm run confusables
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import all from "unhomoglyph/data.json" with { type: "json" };

const TABLE = new URL("../../protocol/names/confusables.ts", import.meta.url);

/** For each letter, or few: itself, and the signs that are taken for it behind it. */
export function confusables(): string {
  const taken = new Map<string, string>();
  const take = (sign: string, text: string): void => {
    if (/^[^\p{ASCII}]$/u.test(sign) && !taken.has(sign)) taken.set(sign, text);
  };
  const letters = Object.entries(all)
    .map(([sign, text]) => [bare(sign), bare(text).toLowerCase()] as const)
    .filter(([, text]) => /^[a-z0-9]{1,3}$/.test(text));
  for (const [sign, text] of letters) take(sign, text);
  // A name in small letters may be read as one in capitals, where its own are taken for nothing else.
  for (const [sign, text] of letters) take(sign.toLowerCase(), text);
  const groups = Map.groupBy(taken.keys(), (sign) => taken.get(sign) ?? "");
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, signs]) => text + signs.toSorted().join(""))
    .join(" ");
}

/** As a skeleton begins. */
function bare(text: string): string {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "");
}

function source(): string {
  const lines = confusables().match(/.{1,100}(?: |$)/gu) ?? [];
  const text = lines.map((it) => `  ${JSON.stringify(it)}`).join(" +\n");
  return `/**
 * Signs that are taken for Latin letters and digits; made by src/web/build/confusables-table.ts from Unicode's table.
 */

/** A letter or digits, and behind them what is taken for them; set apart by blanks. */
export const CONFUSABLES =
${text};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(TABLE, source());
