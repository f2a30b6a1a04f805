/**
 * What each thing that can be asked of a room costs, and who may ask it: one table for the room, the document over HTTP and
 * docs/prices.md. The unit is a message.
 */
import type { Action } from "../protocol/rights/actions.ts";
import type { ClientFrame } from "../protocol/wire/client-frames.ts";
import { CHARS_OF_ONE } from "../protocol/limits.ts";
import type { Decoded } from "../protocol/wire/room-codec.ts";
import type { Deed } from "../protocol/rights/roles.ts";
import { SCANNED_SEQS } from "./mine.ts";
import { LOGGED, REGISTERED } from "./register.ts";

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

/** Who is let in, and as what. */
const ENTRY = 5;
/** What is newest, or all that was missed; up to so much of it is looked at before it is found to be too much. */
const RESUME = 2_600;
/** The entries of a room, and what is remembered of deleted ones. */
const ENTRIES = 3_072;
/** For each 10,000 messages since it was first sent: a look into their index. At most, where ids were made to collide, all of them. */
const SEARCH = 20;

export const FRAMES: { readonly [T in Exclude<ClientFrame["type"], "act">]: Price } = {
  // The first one of a socket costs JOIN.
  hello: { tokens: 5, rows: ENTRY + RESUME + ENTRIES, right: "read" },
  say: { tokens: 1, rows: ENTRY + SEARCH, right: "say" },
  // Everybody is told at once, and of nothing else with it.
  rename: { tokens: 5, rows: 0, right: "rename" },
  pull: { tokens: 0.25, rows: 50, right: "read" },
  // Stored nowhere, and told with others.
  signal: { tokens: 0.5, rows: 0, right: "signal" },
  set: { tokens: 1, rows: ENTRY, right: "share" },
  delete: { tokens: 1, rows: ENTRY, right: "share" },
  read: { tokens: 0.05, rows: 0, right: "anyone" },
};

export const ACTS: { readonly [A in Action["act"]]: Price } = {
  claim: { tokens: 1, rows: 1_100, right: "claim" },
  link: { tokens: 1, rows: ENTRY + LOGGED, right: "link" },
  links: { tokens: 1, rows: 2 * REGISTERED + ENTRY, right: "links" },
  revoke: { tokens: 1, rows: REGISTERED + LOGGED + ENTRY, right: "revoke" },
  password: { tokens: 1, rows: 2 * REGISTERED + LOGGED + ENTRY, right: "password" },
  mute: { tokens: 1, rows: ENTRY + LOGGED + 50, right: "mute" },
  unmute: { tokens: 1, rows: ENTRY + LOGGED, right: "unmute" },
  kick: { tokens: 1, rows: ENTRY + LOGGED, right: "kick" },
  ban: { tokens: 1, rows: ENTRY + LOGGED, right: "ban" },
  lift: { tokens: 1, rows: ENTRY + LOGGED, right: "lift" },
  bans: { tokens: 1, rows: REGISTERED + ENTRY, right: "bans" },
  erase: { tokens: 1, rows: ENTRY + LOGGED, right: "erase-own" },
  // Many are told of many changes, each of them two rows.
  "erase-mine": { tokens: 20, rows: SCANNED_SEQS + 200, right: "erase-mine" },
  forget: { tokens: 20, rows: 3 * REGISTERED + LOGGED + ENTRIES, right: "forget" },
  log: { tokens: 1, rows: LOGGED, right: "log" },
  wipe: { tokens: 1, rows: ENTRY, right: "wipe" },
};

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

/** One batch of an import. */
export const IMPORT: Price = { tokens: 1, rows: ENTRY, right: "import" };
/** What never reaches a room. */
export const FREE: Price = { tokens: 0, rows: 0, right: "anyone" };

/** Of so many rows that were read, which say so much. */
export function costOfRead(rows: number, chars: number): number {
  return Math.max(rows, chars / CHARS_OF_ROW) / ROWS_OF_ONE;
}

/** What a frame costs. */
export function costOf(decoded: Decoded): number {
  if (!decoded.ok) return 1;
  const { frame } = decoded;
  switch (frame.type) {
    case "say":
      return costOfSaid(frame.body);
    case "act":
      return ACTS[frame.do.act].tokens;
    case "hello":
    case "rename":
    case "pull":
    case "signal":
    case "set":
    case "delete":
    case "read":
      return FRAMES[frame.type].tokens;
  }
}

/** What is said costs by its size as well. */
export function costOfSaid(body: string): number {
  return FRAMES.say.tokens + Math.floor(body.length / CHARS_OF_ONE);
}

/** Of what comes from elsewhere, in rows that are stored. */
export function costOfImport(rows: number): number {
  return IMPORT.tokens + Math.ceil(rows / IMPORTED_FOR_ONE);
}

export function costOfAct({ act }: Action): number {
  return ACTS[act].tokens;
}
