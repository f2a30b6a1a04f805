/**
 * A protocol cursor in one word, as the id of an event: `epoch:seq`.
 */
import type { Cursor } from "../../../protocol/ids.ts";

export function cursorOf({ epoch, seq }: Cursor): string {
  return `${epoch}:${seq}`;
}

/** @param text the result of {@link cursorOf}, or a bare seq */
export function readCursor(text: string): Partial<Cursor> & Pick<Cursor, "seq"> {
  const [seq = "0", epoch] = text.split(":").toReversed();
  return { seq: Number(seq), ...(epoch !== undefined && { epoch }) };
}
