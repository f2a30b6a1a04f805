/**
 * Follows a room from a seq: first the log, then the frames as they arrive. Messages missing from the frames
 * are read from the log, so that each comes once and in order. Of each shared entry, the newest value comes.
 */
import type { Changes } from "../../../protocol/wire/frames.ts";
import type { Entry } from "../../../protocol/records/entry.ts";
import type { Cursor, Epoch, Seq } from "../../../protocol/ids.ts";
import { LIMITS } from "../../../protocol/limits.ts";
import { type Message, revOf } from "../../../protocol/records/message.ts";
import type { RoomChanges, RoomHead } from "../../../room/asking/reading.ts";

/** An entry that was deleted has no value. */
type Passed =
  | { readonly is: "message"; readonly message: Message }
  | { readonly is: "entry"; readonly entry: Entry };

export type TailEvent =
  | { readonly is: "start" | "reset"; readonly cursor: Cursor | undefined }
  | ({ readonly cursor: Cursor } & Passed)
  | { readonly is: "silence" }
  | { readonly is: "end"; readonly cursor: Cursor | undefined };

/** What a stream reads and follows. */
export interface TailSource {
  readonly isOpen: boolean;
  /** The next frame; `undefined` after so many milliseconds of silence. */
  next(milliseconds: number): Promise<Changes | undefined>;
  /** `undefined` once the client has gone. */
  changesPast(seq: Seq): Promise<RoomChanges | undefined>;
}

export interface Start {
  readonly epoch?: Epoch | undefined;
  readonly seq: Seq;
  /** Whether the cursor belongs to another epoch. */
  readonly isReset: boolean;
}

/**
 * Milliseconds of silence after which a stream sends a sign of life: proxies end what is silent for a minute.
 */
const KEEP_ALIVE = 20_000;
/** Reads of the log in one stream: a Worker may call a room a thousand times in one request. */
const LOOKS_AT_MOST = 500;

/** Where to begin in a room whose head is `head`: after the cursor `asked`, or with the next message. */
export function startAt(head: RoomHead, asked?: Partial<Cursor>): Start {
  const { epoch } = head;
  if (asked?.seq === undefined) return { epoch, seq: head.head, isReset: false };
  const isOther = asked.epoch !== undefined && (asked.epoch !== epoch || asked.seq > head.head);
  if (isOther) return { epoch, seq: Math.max(0, head.head - LIMITS.pageRecords), isReset: true };
  return { epoch, seq: Math.min(asked.seq, head.head), isReset: false };
}

export async function* follow(source: TailSource, start: Start): AsyncGenerator<TailEvent, void> {
  let { epoch, seq } = start;
  let looks = 0;
  let isBehind = true;
  const here = (at = seq): Cursor | undefined =>
    epoch === undefined ? undefined : { epoch, seq: at };
  yield { is: start.isReset ? "reset" : "start", cursor: here() };
  while (source.isOpen && looks < LOOKS_AT_MOST) {
    let changes: Pick<Changes, "to" | "records" | "entries">;
    if (isBehind) {
      const past = await source.changesPast(seq);
      if (past === undefined) break;
      looks += 1;
      epoch = past.epoch;
      isBehind = past.to < past.head;
      // Deletions in between are unknown, so a client that keeps the shared state must read it again.
      if (past.entries === undefined) yield { is: "reset", cursor: here() };
      changes = { ...past, entries: past.entries ?? [] };
    } else {
      const heard = await source.next(KEEP_ALIVE);
      if (heard === undefined) {
        if (source.isOpen) yield { is: "silence" };
        continue;
      }
      isBehind = heard.from > seq || epoch === undefined;
      if (isBehind) continue;
      changes = heard;
    }
    for (const [at, change] of inOrder(changes)) {
      if (epoch !== undefined && at > seq) yield { cursor: { epoch, seq: at }, ...change };
    }
    seq = Math.max(seq, changes.to);
  }
  yield { is: "end", cursor: here() };
}

/** By seq. */
function inOrder({
  records,
  entries = [],
}: Pick<Changes, "records" | "entries">): (readonly [Seq, Passed])[] {
  return [
    ...records.map((message) => [revOf(message), { is: "message", message }] as const),
    ...entries.map((entry) => [entry.rev, { is: "entry", entry }] as const),
  ].toSorted(([a], [b]) => a - b);
}
