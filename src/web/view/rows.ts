/**
 * What the list of a room shows, row by row, from the room's state. Pure; a row that did not change is equal to the
 * one before, so that nobody draws it again.
 */
import type { Gap, Message, Notice, Pending, RoomState } from "../../client/index.ts";
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
  | { readonly kind: "notices"; readonly key: string; readonly lines: readonly NoticeLine[] }
  /** Messages that the room has and this list does not: here with `gap`, else known and not drawn. */
  | { readonly kind: "missing"; readonly key: string; readonly gap?: Gap };

/** Milliseconds within which what one person says is read as one thing. */
const GROUPED_WITHIN = 5 * 60_000;
/** Messages drawn at most: several screens, and little work for a slow phone. */
const DRAWN = 300;
/** The oldest are let go this many at a time, so that the first row does not change with every message. */
const LET_GO = 50;

type Shown = Pick<RoomState, "timeline" | "notices" | "outbox" | "name" | "you">;

/**
 * @param day a key that is equal for two moments of one day
 * @param newAfter the message after which all is new, if one left off somewhere
 * @param heldFrom the oldest message to keep while somebody reads further up
 */
export function rowsOf(
  { timeline, notices, outbox, name, you }: Shown,
  day: (at: number) => string,
  newAfter = Infinity,
  heldFrom?: Seq,
): Row[] {
  const drawn = drawnOf(timeline.messages, heldFrom);
  const rows = new Rows(day, timeline.messages.slice(0, timeline.messages.length - drawn.length));
  const oldest = drawn[0]?.seq ?? 0;
  if (drawn.length < timeline.messages.length) rows.miss();
  const fitting = notices.filter((notice) => notice.after >= oldest - 1);
  let next = 0;
  let previous = timeline.messages[timeline.messages.length - drawn.length - 1]?.seq ?? 0;
  for (const message of drawn) {
    const gap = timeline.gaps.find((it) => it.after >= previous && it.before <= message.seq);
    if (gap !== undefined) rows.miss(gap);
    previous = message.seq;
    while (fitting[next] !== undefined && (fitting[next]?.after ?? 0) < message.seq)
      next = rows.notice(fitting, next);
    if (message.seq > newAfter && message.by !== you) rows.beginNew(message.at);
    rows.say(message.by, message.name, message);
  }
  while (next < fitting.length) next = rows.notice(fitting, next);
  for (const pending of outbox) rows.say(you ?? "", name, pending);
  return rows.finish();
}

/** The newest messages, or as many as reach back to `heldFrom`. */
export function drawnOf(messages: readonly Message[], heldFrom?: Seq): readonly Message[] {
  const start = Math.max(0, Math.ceil((messages.length - DRAWN) / LET_GO) * LET_GO);
  if (heldFrom === undefined) return messages.slice(start);
  const held = messages.findIndex((message) => message.seq >= heldFrom);
  return messages.slice(held === -1 ? start : Math.min(start, held));
}

export function isPending(entry: Entry): entry is Pending {
  return !("seq" in entry);
}

/** Whether two rows look the same; entries are immutable, so that being the same is enough. */
export function sameRow(a: Row, b: Row): boolean {
  if (a.kind === "day") return b.kind === "day" && a.at === b.at;
  if (a.kind === "new") return b.kind === "new";
  if (a.kind === "missing") return b.kind === "missing" && a.gap === b.gap;
  if (a.kind === "notices")
    return b.kind === "notices" && JSON.stringify(a.lines) === JSON.stringify(b.lines);
  if (b.kind !== "group" || a.by !== b.by || a.name !== b.name) return false;
  return (
    a.entries.length === b.entries.length &&
    a.entries.every((entry, index) => entry === b.entries[index])
  );
}

class Rows {
  readonly #rows: Row[] = [];
  readonly #day: (at: number) => string;
  readonly #names: Map<MemberId, string>;
  #lastDay: string | undefined;
  #group: { by: MemberId; name: string; entries: Entry[] } | undefined;
  #notices: Notice[] = [];
  #hasNew = false;
  /** Of the last message, for the key of the notices after it. */
  #lastId = "start";

  constructor(day: (at: number) => string, before: readonly Message[]) {
    this.#day = day;
    this.#names = new Map(before.map(({ by, name }) => [by, name]));
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
    this.#names.set(by, name);
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

  miss(gap?: Gap): void {
    this.#endGroup();
    this.#endNotices();
    this.#rows.push(
      gap ? { kind: "missing", key: `gap ${gap.after}`, gap } : { kind: "missing", key: "undrawn" },
    );
  }

  finish(): Row[] {
    this.#endGroup();
    this.#endNotices();
    return this.#rows;
  }

  #startDay(at: number): void {
    const day = this.#day(at);
    if (day === this.#lastDay) return;
    this.#lastDay = day;
    this.#endGroup();
    this.#rows.push({ kind: "day", key: `day ${day}`, at });
  }

  #endGroup(): void {
    const group = this.#group;
    const first = group?.entries[0];
    if (group === undefined || first === undefined) return;
    this.#rows.push({ kind: "group", key: `${group.by} ${first.id}`, ...group });
    this.#group = undefined;
  }

  #endNotices(): void {
    if (this.#notices.length === 0) return;
    const lines = condense(this.#notices, this.#names);
    for (const { member } of this.#notices) this.#names.set(member.id, member.name);
    if (lines.length > 0) this.#rows.push({ kind: "notices", key: `after ${this.#lastId}`, lines });
    this.#notices = [];
  }
}
