/**
 * The rows of a room's list, from the room's state. Pure. Whether a row has changed can be told without
 * drawing it.
 */
import type { Gap, Message, Pending, RoomState } from "../../client/index.ts";
import { readableIn } from "../../protocol/records/message.ts";
import type { MemberId } from "../../protocol/ids.ts";
import type { Drawn } from "./scrolling/drawn.ts";
import type { Told } from "../notices/told.ts";

export type ShownMessage = Message | Pending;

export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | {
      readonly kind: "group";
      readonly key: string;
      readonly by: MemberId;
      readonly name: string;
      readonly entries: readonly ShownMessage[];
    }
  /** Above the first new message. */
  | { readonly kind: "new"; readonly key: string }
  | {
      readonly kind: "notices";
      readonly key: string;
      /** `condense` summarizes them where they are shown. */
      readonly entries: readonly Told[];
    }
  /** Messages that the room has and this page does not. */
  | { readonly kind: "missing"; readonly key: string; readonly gap: Gap }
  /** Messages that are known, but not drawn. */
  | { readonly kind: "undrawn"; readonly key: string; readonly are: "older" | "newer" };

/** A row with several entries, to which more may be added. */
type Many = Pick<Extract<Row, { entries: unknown }>, "entries">;

/** Milliseconds within which one author's messages are grouped. */
const GROUPED_WITHIN = 5 * 60_000;
/** Milliseconds of a quarter of an hour. */
const QUARTER = 15 * 60_000;

interface Shown extends Pick<RoomState, "timeline" | "outbox" | "name" | "you"> {
  /** In the order in which they happened. */
  readonly notices: readonly Told[];
}

/**
 * @param day a key that is equal for two times of one day
 * @param newAfter the message after which all are new, if the reader left off somewhere
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
  let nextNotice = 0;
  for (const message of messages.slice(start, end)) {
    for (let gap = gaps[nextGap]; gap && gap.before <= message.seq; gap = gaps[nextGap]) {
      if (gap.after >= previous) {
        // Messages older than every known one may not be new, so the line moves down below them.
        if (gap.after > 0 && gap.before - 1 > newAfter) rows.beginNew();
        rows.miss(gap);
      }
      nextGap += 1;
    }
    previous = message.seq;
    for (let it = fitting[nextNotice]; it && it.after < message.seq; it = fitting[nextNotice]) {
      rows.notice(it);
      nextNotice += 1;
    }
    if (message.seq > newAfter && message.by !== you) rows.beginNew(message.at);
    rows.say(message.by, message.name, message);
  }
  if (end < messages.length) {
    rows.leaveOut("newer");
    return rows.finish();
  }
  for (const notice of fitting.slice(nextNotice)) rows.notice(notice);
  for (const pending of outbox) rows.say(you ?? "", name, pending);
  return rows.finish();
}

export function isPending(entry: ShownMessage): entry is Pending {
  return !("seq" in entry);
}

/** The readable text of `entry`, as its author wrote it; `undefined` if there is none. */
export function bodyIn(entry: ShownMessage): string | undefined {
  return isPending(entry) ? entry.body : readableIn(entry);
}

/**
 * Whether two rows with one key look the same. Their entries are immutable, so comparing identities is
 * enough.
 */
export function sameRow({ entries }: Many, { entries: others }: Many): boolean {
  return (
    entries.length === others.length && entries.every((entry, index) => entry === others[index])
  );
}

class Rows {
  readonly #rows: Row[] = [];
  readonly #day: (at: number) => string;
  #lastDay: { readonly key: string; readonly quarter: number } | undefined;
  #group: { by: MemberId; name: string; entries: ShownMessage[] } | undefined;
  #notices: Told[] = [];
  #hasNew = false;
  /** The id of the last message, for the key of the notices after it. */
  #lastId = "start";

  constructor(day: (at: number) => string) {
    this.#day = day;
  }

  say(by: MemberId, name: string, entry: ShownMessage): void {
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

  notice(notice: Told): void {
    this.#endGroup();
    this.#notices.push(notice);
  }

  /** Everything from here on is new. A second call changes nothing. */
  beginNew(at?: number): void {
    if (this.#hasNew) return;
    this.#hasNew = true;
    this.#endGroup();
    this.#endNotices();
    if (at !== undefined) this.#startDay(at);
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
    // Midnight is at a quarter of an hour in every time zone, and computing a day takes time.
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
    this.#rows.push({ kind: "notices", key: `after ${this.#lastId}`, entries });
    this.#notices = [];
  }
}
