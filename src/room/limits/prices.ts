/**
 * The prices of connecting to a room and of reading it. capabilities.ts has the prices of asks. The unit is
 * one message.
 */
import type { Right } from "../../protocol/rights/may.ts";
import { SCANNED_SEQS } from "../memory/log.ts";

export interface Price {
  /** In messages. It is taken before anything is done. */
  readonly tokens: number;
  /**
   * Rows that it reads at most, and entries that it sends, in a room of any age. What they cost beyond the
   * price is owed. What a room reads once after each wake is charged to nobody.
   */
  readonly rows: number;
  /** The right that it needs. */
  readonly right: Right | "anyone";
}

/** Rows read, or entries sent, for the price of one message. */
const ROWS_OF_ONE = 200;
/**
 * Characters that count as a row, since a long message takes as long to read and to send as many short ones.
 * For an address with 200 messages a second they are ten million.
 */
const CHARS_OF_ROW = 256;
/** Rows of an import for the price of one message: nobody waits for them. */
export const IMPORTED_FOR_ONE = 10;
/** Rows written for each imported entry, as for two messages. */
export const ROWS_OF_IMPORTED_ENTRY = 2;

/** For admitting a caller. */
export const ENTRY = 5;
/** For the newest page, or for everything that was missed. So many are looked at before it is too much. */
const RESUME = 2_600;
/** The entries of a room, and the deleted ones that it remembers. */
export const ENTRIES = 3_072;
/**
 * For each 10,000 messages since a message was first sent: a look into their index. Where ids were made to
 * collide, all of them at most.
 */
export const SEARCH = 20;

/** The frames about the connection itself. All other frames are asks. */
export const FRAMES = {
  // The first hello of a socket costs JOIN.
  hello: { tokens: 5, rows: ENTRY + RESUME + ENTRIES, right: "read" },
  pull: { tokens: 0.25, rows: 50, right: "read" },
  read: { tokens: 0.05, rows: 0, right: "anyone" },
} as const satisfies Record<string, Price>;

/** For a message that is no frame. */
export const UNREADABLE = 1;

/** For the first hello of a socket, or for opening a socket that sends none. */
export const JOIN: Price = { tokens: 1, rows: ENTRY + RESUME + ENTRIES, right: "read" };

/** For reading without a connection. Fifty rows are included, as for a `pull`. */
const LOOK = { tokens: 0.25, right: "read" } as const;
export const LOOKS = {
  head: { ...LOOK, rows: ENTRY + 200 },
  members: { ...LOOK, rows: ENTRY },
  page: { ...LOOK, rows: ENTRY + 500 },
  state: { ...LOOK, rows: ENTRY + ENTRIES },
  entry: { ...LOOK, rows: ENTRY },
  changes: { ...LOOK, rows: ENTRY + RESUME + ENTRIES },
  copy: { ...LOOK, rows: ENTRY + 250, right: "export" },
  "copy of one's own": { ...LOOK, rows: ENTRY + SCANNED_SEQS, right: "export-mine" },
  sites: { ...LOOK, rows: ENTRY, right: "anyone" },
} as const satisfies Record<string, Price>;

/** For what never reaches a room. */
export const FREE: Price = { tokens: 0, rows: 0, right: "anyone" };

/** The price of reading so many rows with so many characters. */
export function costOfRead(rows: number, chars: number): number {
  return Math.max(rows, chars / CHARS_OF_ROW) / ROWS_OF_ONE;
}
