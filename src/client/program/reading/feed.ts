/**
 * The messages of a room as one endless sequence: each message once and in order, from any starting point.
 * The view keeps only the newest. A late or slow reader's older messages are requested again, so that memory
 * stays bounded.
 */
import type { Page } from "../../../protocol/wire/frames.ts";
import type { Cursor, Seq } from "../../../protocol/ids.ts";
import type { Message } from "../../../protocol/records/message.ts";
import type { RoomView } from "../../core/room-view.ts";
import { Timers } from "../../core/timers.ts";
import { firstSince } from "./first-since.ts";
import { nextChange, isOver } from "./watching.ts";

/**
 * Where reading begins: `"newest"`: with the newest 50 messages; `"now"`: with the next message; a number:
 * after that seq (0 is the start of the room); a cursor: after it, or at the start if the room's data was
 * replaced since; a date: with the first message sent at that time or later.
 */
export type Since = "newest" | "now" | Seq | Cursor | Date;

const NEWEST = 50;
/** Messages that the view keeps. A reader that falls further behind requests pages. */
const KEPT = 500;

export class Feed {
  readonly #room: RoomView;
  readonly #kept: number;

  constructor(room: RoomView, kept = KEPT) {
    this.#room = room;
    this.#kept = kept;
    room.onFrame(() => this.#forget());
  }

  /**
   * The cursor from which to continue, once the room has welcomed the client; `undefined` if the client left
   * before.
   */
  async begin(since: Since, signal?: AbortSignal): Promise<Cursor | undefined> {
    while (this.#room.state.timeline.cursor === undefined) {
      if (isOver(this.#room, signal)) return undefined;
      await nextChange(this.#room, signal);
    }
    const { cursor, messages, gaps } = this.#room.state.timeline;
    if (since === "now") return cursor;
    if (since === "newest") {
      const known = gaps.at(-1)?.before ?? 1;
      return { ...cursor, seq: Math.max(known, messages.at(-NEWEST)?.seq ?? 1) - 1 };
    }
    if (since instanceof Date) {
      const pull = (after: Seq): Promise<Page | undefined> => this.#pull(after, signal);
      return { ...cursor, seq: await firstSince(since.getTime(), cursor.seq, pull) };
    }
    if (typeof since === "number") return { ...cursor, seq: since };
    return since.epoch === cursor.epoch ? since : { ...cursor, seq: 0 };
  }

  /**
   * Every message past the cursor, in order, until the client leaves or `signal` aborts.
   *
   * @param follows whether to wait for more; otherwise it ends with the newest message of when it began
   */
  async *read(
    begin: Promise<Cursor | undefined>,
    follows = true,
    signal?: AbortSignal,
  ): AsyncGenerator<Message, void, undefined> {
    const first = await begin;
    if (first === undefined) return;
    let { epoch, seq } = first;
    const end = follows ? Infinity : (this.#room.state.timeline.cursor?.seq ?? 0);
    while (seq < end && !isOver(this.#room, signal)) {
      const { cursor, messages, gaps } = this.#room.state.timeline;
      // The room's data was replaced: everything in it is new.
      if (cursor !== undefined && cursor.epoch !== epoch) [epoch, seq] = [cursor.epoch, 0];
      const gap = gaps.find(({ before }) => before > seq + 1);
      if (gap !== undefined && gap.after <= seq) {
        const page = await this.#pull(seq, signal);
        if (page === undefined) return;
        if (this.#room.state.timeline.cursor?.epoch !== epoch) continue;
        yield* page.records.filter((it) => it.seq <= end);
        seq = page.before - 1;
        continue;
      }
      const next = messages.findLastIndex((it) => it.seq <= seq) + 1;
      const limit = Math.min(end, gap?.after ?? Infinity);
      const known = messages.slice(next).filter((it) => it.seq <= limit);
      for (const message of known) {
        if (isOver(this.#room, signal)) return;
        ({ seq } = message);
        yield message;
      }
      if (gap !== undefined) seq = Math.max(seq, gap.after);
      else if (!follows) return;
      else if (known.length === 0) await nextChange(this.#room, signal);
    }
  }

  #forget(): void {
    const { messages } = this.#room.state.timeline;
    const oldest = messages.at(-this.#kept);
    // By halves: dropping one message for each new one would copy the list each time.
    if (messages.length > 2 * this.#kept && oldest !== undefined) this.#room.forget(oldest.seq);
  }

  /** The oldest messages past `after`; `undefined` if the client left before they arrived. */
  async #pull(after: Seq, signal?: AbortSignal): Promise<Page | undefined> {
    const pages: Page[] = [];
    const timers = new Timers<"again">(this.#room.ports.clock);
    const ask = (): void => void this.#room.send({ type: "pull", after });
    const undo = this.#room.onFrame((frame) => {
      // A pull that was sent before a welcome may never be answered.
      if (frame.type === "welcome") ask();
      // A pull has no id, so a refusal does not say whether it is meant.
      if (frame.type === "refused" && frame.id === undefined && frame.retryAfter !== undefined)
        timers.set("again", frame.retryAfter * 1_000, ask);
      if (frame.type === "page" && frame.after === after) pages.push(frame);
    });
    ask();
    try {
      while (pages.length === 0 && !isOver(this.#room, signal))
        await nextChange(this.#room, signal);
      return pages[0];
    } finally {
      undo();
      timers.clearAll();
    }
  }
}
