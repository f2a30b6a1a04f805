/**
 * What it costs to connect to a room and to read it, and who may; capabilities.ts has the prices of all that can be asked of it. The
 * unit is a message.
 */
import type { Deed } from "../../protocol/rights/roles.ts";
import { SCANNED_SEQS } from "../memory/log.ts";

export interface Price {
  /** In messages: taken before anything is done. */
  readonly tokens: number;
  /**
   * Rows that it reads at most, however old the room is, and entries that it sends; what that costs beyond the price is owed.
   * What a room reads once after each wake comes on top and is nobody's.
   */
  readonly rows: number;
  /** What one must be allowed to do. */
  readonly right: Deed | "anyone";
}

/** Rows that are read, or entries that are sent, for the price of one message. */
const ROWS_OF_ONE = 200;
/**
 * Characters that are read or sent and count as a row: what is long takes as long to read and to send as so many short ones.
 * At an address's 200 messages a second that is ten million.
 */
const CHARS_OF_ROW = 256;
/** Rows of an import that cost as much as a message that is said: nobody waits for them. */
export const IMPORTED_FOR_ONE = 10;
/** That are written for each imported entry, as for two messages. */
export const ROWS_OF_IMPORTED_ENTRY = 2;

/** Who is let in, and as what. */
export const ENTRY = 5;
/** What is newest, or all that was missed; up to so much of it is looked at before it is found to be too much. */
const RESUME = 2_600;
/** The entries of a room, and what is remembered of deleted ones. */
export const ENTRIES = 3_072;
/** For each 10,000 messages since it was first sent: a look into their index. At most, where ids were made to collide, all of them. */
export const SEARCH = 20;

/** What a connection sends for its own sake. Everything else that it sends is an ask: capabilities.ts has their prices. */
export const FRAMES = {
  // The first one of a socket costs JOIN.
  hello: { tokens: 5, rows: ENTRY + RESUME + ENTRIES, right: "read" },
  pull: { tokens: 0.25, rows: 50, right: "read" },
  read: { tokens: 0.05, rows: 0, right: "anyone" },
} as const satisfies Record<string, Price>;

/** What could not be read as a frame. */
export const UNREADABLE = 1;

/** The first hello of a socket, or its opening if it says none. */
export const JOIN: Price = { tokens: 1, rows: ENTRY + RESUME + ENTRIES, right: "read" };

/** What is read without being here. Fifty rows are in the price of a look, as in that of a `pull`. */
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

/** What never reaches a room. */
export const FREE: Price = { tokens: 0, rows: 0, right: "anyone" };

/** Of so many rows that were read, which say so much. */
export function costOfRead(rows: number, chars: number): number {
  return Math.max(rows, chars / CHARS_OF_ROW) / ROWS_OF_ONE;
}
