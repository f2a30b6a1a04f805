/**
 * A protocol cursor in one word, as in the id of an event: `epoch:seq`.
 */
import type { Cursor } from "../../../protocol/ids.ts";

export function cursorOf({ epoch, seq }: Cursor): string {
  return `${epoch}:${seq}`;
}

/** @param text what {@link cursorOf} made, or a seq alone */
export function readCursor(text: string): Partial<Cursor> & Pick<Cursor, "seq"> {
  const [seq = "0", epoch] = text.split(":").toReversed();
  return { seq: Number(seq), ...(epoch !== undefined && { epoch }) };
}
