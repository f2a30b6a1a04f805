/**
 * A QR code as the path of its dark squares. Loaded when one is shown.
 */
import { encode } from "uqr";

export interface Qr {
  /** Squares per side, including the quiet zone. */
  readonly size: number;
  /** In units of a square. */
  readonly path: string;
}

/** Light squares around it: the standard requires four, and some readers insist on them. */
const QUIET = 4;

export function qrOf(text: string): Qr {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const path = data.flatMap((row, y) => runsIn(row).map(([x, end]) => `M${x} ${y}H${end}v1H${x}z`));
  return { size, path: path.join("") };
}

/** Where dark squares begin and end in a row. */
function runsIn(row: readonly boolean[]): (readonly [number, number])[] {
  return row.flatMap((isDark, x) => {
    if (!isDark || row[x - 1] === true) return [];
    const end = row.indexOf(false, x);
    return [[x, end === -1 ? row.length : end] as const];
  });
}
