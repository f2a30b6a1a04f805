/**
 * What the list of a room shows, row by row, from the room's state. Pure; a row that did not change is equal to the
 * one before, so that nobody draws it again.
 */
import {
  type Gap,
  type Message,
  type Notice,
  type Pending,
  placeOf,
  type RoomState,
} from "../../client/index.ts";
import type { MemberId, Seq } from "../../protocol/ids.ts";
import { condense, type NoticeLine } from "./notices.ts";

export type Entry = Message | Pending;

export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | {
      readonly kind: "group";
      readonly key: string;
      readonly by: MemberId;
      readonly name: string;
      readonly entries: readonly Entry[];
    }
  /** Over the first message that is new. */
  | { readonly kind: "new"; readonly key: string }
  | {
      readonly kind: "notices";
      readonly key: string;
      /** The notices that the lines sum up. */
      readonly entries: readonly Notice[];
      readonly lines: readonly NoticeLine[];
    }
  /** Messages that the room has and that are not known here. */
  | { readonly kind: "missing"; readonly key: string; readonly gap: Gap }
  /** Messages that are known, and not drawn. */
  | { readonly kind: "undrawn"; readonly key: string; readonly are: "older" | "newer" };

/** A row of several things, which may come to have more of them. */
type Many = Pick<Extract<Row, { entries: unknown }>, "entries">;

/** Which of the known messages are drawn: from one index up to, not including, another. */
export interface Drawn {
  readonly start: number;
  readonly end: number;
}

/** What somebody who reads further up keeps before their eyes: whatever is said meanwhile, from here to there. */
export interface Held {
  readonly from: Seq;
  readonly to: Seq;
}

/** Milliseconds within which what one person says is read as one thing. */
const GROUPED_WITHIN = 5 * 60_000;
/** Milliseconds of a quarter of an hour. */
const QUARTER = 15 * 60_000;
/** Messages drawn at the end: several screens, and little work for a slow phone. */
const DRAWN = 200;
/** The oldest are let go this many at a time, so that the first row does not change with every message. */
const LET_GO = 50;
/** Messages that come into the document when somebody scrolls to where it ends. */
const DRAWN_MORE = 100;
/** Messages known at least; as many again are kept before the oldest are forgotten. */
const KNOWN = 1_000;

type Shown = Pick<RoomState, "timeline" | "notices" | "outbox" | "name" | "you">;

/**
 * @param day a key that is equal for two moments of one day
 * @param newAfter the message after which all is new, if one left off somewhere
 */
export function rowsOf(
  { timeline: { messages, gaps }, notices, outbox, name, you }: Shown,
  { start, end }: Drawn,
  day: (at: number) => string,
  newAfter = Infinity,
): Row[] {
  const rows = new Rows(day);
  if (start > 0) rows.leaveOut("older");
  let previous = messages[start - 1]?.seq ?? 0;
  let nextGap = 0;
  const oldest = messages[start]?.seq ?? 0;
  const fitting = notices.filter((notice) => notice.after >= oldest - 1);
  let next = 0;
  for (const message of messages.slice(start, end)) {
    for (let gap = gaps[nextGap]; gap && gap.before <= message.seq; gap = gaps[nextGap]) {
      if (gap.after >= previous) rows.miss(gap);
      nextGap += 1;
    }
    previous = message.seq;
    while (fitting[next] !== undefined && (fitting[next]?.after ?? 0) < message.seq)
      next = rows.notice(fitting, next);
    if (message.seq > newAfter && message.by !== you) rows.beginNew(message.at);
    rows.say(message.by, message.name, message);
  }
  if (end < messages.length) {
    rows.leaveOut("newer");
    return rows.finish();
  }
  while (next < fitting.length) next = rows.notice(fitting, next);
  for (const pending of outbox) rows.say(you ?? "", name, pending);
  return rows.finish();
}

/** The newest messages, or what is `held`: then no more of what is newer than one can scroll to at once. */
export function drawnOf(messages: readonly Message[], held?: Held): Drawn {
  const end = messages.length;
  const start = Math.max(0, Math.ceil((end - DRAWN) / LET_GO) * LET_GO);
  if (held === undefined) return { start, end };
  return {
    start: Math.min(start, placeOf(messages, held.from)),
    end: Math.min(end, placeOf(messages, held.to + 1) + DRAWN_MORE),
  };
}

/** What is held when somebody leaves the end. */
export function heldAt(messages: readonly Message[], { start, end }: Drawn): Held {
  return { from: messages[start]?.seq ?? 0, to: messages[end - 1]?.seq ?? 0 };
}

/** With more of what is `older` or `newer` than what is drawn. */
export function heldMore(messages: readonly Message[], held: Held, which: "older" | "newer"): Held {
  const { start, end } = drawnOf(messages, held);
  return which === "older"
    ? { ...held, from: messages[Math.max(0, start - DRAWN_MORE)]?.seq ?? 0 }
    : { ...held, to: messages[end - 1]?.seq ?? 0 };
}

/**
 * The oldest message to keep in mind while somebody is at the end; `undefined` while there is nothing to forget. What is
 * drawn stays the same.
 */
export function knownFrom(messages: readonly Message[]): Seq | undefined {
  if (messages.length < 2 * KNOWN) return undefined;
  return messages[Math.floor((messages.length - KNOWN) / LET_GO) * LET_GO]?.seq;
}

export function isPending(entry: Entry): entry is Pending {
  return !("seq" in entry);
}

/** Whether two rows of one key look the same; what they show is immutable, so that being the same is enough. */
export function sameRow({ entries }: Many, { entries: others }: Many): boolean {
  return (
    entries.length === others.length && entries.every((entry, index) => entry === others[index])
  );
}

class Rows {
  readonly #rows: Row[] = [];
  readonly #day: (at: number) => string;
  #lastDay: { readonly key: string; readonly quarter: number } | undefined;
  #group: { by: MemberId; name: string; entries: Entry[] } | undefined;
  #notices: Notice[] = [];
  #hasNew = false;
  /** Of the last message, for the key of the notices after it. */
  #lastId = "start";

  constructor(day: (at: number) => string) {
    this.#day = day;
  }

  say(by: MemberId, name: string, entry: Entry): void {
    this.#endNotices();
    this.#startDay(entry.at);
    const last = this.#group?.entries.at(-1);
    if (
      this.#group === undefined ||
      last === undefined ||
      this.#group.by !== by ||
      this.#group.name !== name ||
      entry.at - last.at > GROUPED_WITHIN
    ) {
      this.#endGroup();
      this.#group = { by, name, entries: [] };
    }
    this.#group.entries.push(entry);
    this.#lastId = entry.id;
  }

  /** Takes in the notice at `index`; the index of the next. */
  notice(notices: readonly Notice[], index: number): number {
    const notice = notices[index];
    if (notice !== undefined) {
      this.#endGroup();
      this.#notices.push(notice);
    }
    return index + 1;
  }

  /** From here on all is new; said again, it changes nothing. */
  beginNew(at: number): void {
    if (this.#hasNew) return;
    this.#hasNew = true;
    this.#endGroup();
    this.#endNotices();
    this.#startDay(at);
    this.#rows.push({ kind: "new", key: "new" });
  }

  miss(gap: Gap): void {
    this.#endGroup();
    this.#endNotices();
    this.#rows.push({ kind: "missing", key: `gap ${gap.after}`, gap });
  }

  leaveOut(are: "older" | "newer"): void {
    this.#endGroup();
    this.#endNotices();
    this.#rows.push({ kind: "undrawn", key: are, are });
  }

  finish(): Row[] {
    this.#endGroup();
    this.#endNotices();
    return this.#rows;
  }

  #startDay(at: number): void {
    // Midnight is at a quarter of an hour everywhere, and asking for a day takes its time.
    const quarter = Math.floor(at / QUARTER);
    if (quarter === this.#lastDay?.quarter) return;
    const key = this.#day(at);
    const isNew = key !== this.#lastDay?.key;
    this.#lastDay = { key, quarter };
    if (!isNew) return;
    this.#endGroup();
    this.#rows.push({ kind: "day", key: `day ${key}`, at });
  }

  #endGroup(): void {
    const group = this.#group;
    const first = group?.entries[0];
    if (group === undefined || first === undefined) return;
    this.#rows.push({ kind: "group", key: `${group.by} ${first.id}`, ...group });
    this.#group = undefined;
  }

  #endNotices(): void {
    const entries = this.#notices;
    if (entries.length === 0) return;
    const lines = condense(entries);
    if (lines.length > 0) {
      this.#rows.push({ kind: "notices", key: `after ${this.#lastId}`, entries, lines });
    }
    this.#notices = [];
  }
}
