/**
 * Gathers broadcasts: all changes of a busy moment leave in one frame, and so do all presence and all
 * signals.
 */
import { type Entry, jsonOf } from "../../protocol/records/entry.ts";
import type { Changes, Presence, Signals } from "../../protocol/wire/frames.ts";
import { TYPING } from "../../protocol/wire/signal.ts";
import { flatBody, type Member, type Message } from "../../protocol/records/message.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { GatheredSignals } from "./gathered-signals.ts";

/** Characters that fill a frame: more would save nothing, and be slow to read. */
const FULL_AT = 65_536;
/** Characters of a packed record beside its body, at most. */
const RECORD_CHARS = 96;

export class Gathering {
  #range: { from: number; to: number; records: Message[]; entries: Entry[] } | undefined;
  #chars = 0;
  #count: number | undefined;
  readonly #joined = new Map<MemberId, Member>();
  readonly #left = new Map<MemberId, Member>();
  readonly #renamed = new Map<MemberId, Member>();
  readonly #signals = new GatheredSignals();

  get hasChanges(): boolean {
    return this.#range !== undefined;
  }

  get hasPresence(): boolean {
    return this.#count !== undefined;
  }

  get hasNews(): boolean {
    return this.#count !== undefined || !this.#signals.isEmpty;
  }

  /** Whether one frame is full. */
  get isFull(): boolean {
    return this.#chars >= FULL_AT;
  }

  /** Whether `changes` continue the waiting range: a range must not cover records that it does not bring. */
  continues({ from }: Changes): boolean {
    return this.#range === undefined || this.#range.to === from;
  }

  addChanges({ from, to, records, entries = [] }: Changes): void {
    this.#range ??= { from, to, records: [], entries: [] };
    this.#range.to = to;
    for (const record of records) {
      // A member who has sent a message is not typing it any more.
      this.#signals.forget(record.by, TYPING);
      this.#range.records.push(record);
      // As JSON: quotes and line ends take twice their length.
      this.#chars += RECORD_CHARS + JSON.stringify(flatBody(record)).length;
    }
    // Also an overtaken one, since its writer waits for it.
    for (const entry of entries) {
      this.#range.entries.push(entry);
      this.#chars += RECORD_CHARS + entry.key.length + (jsonOf(entry.value ?? null)?.length ?? 0);
    }
  }

  /** Whether `presence` can be merged with what waits without losing either. */
  agrees({ joined = [], left = [], renamed = [] }: Presence): boolean {
    const hasLeft = [...joined, ...renamed].some(({ id }) => this.#left.has(id));
    return !hasLeft && !left.some(({ id }) => this.#joined.has(id) || this.#renamed.has(id));
  }

  /**
   * Where they disagree, the last one is sent. A leave is always sent, since a welcome may have listed a
   * member who joined and left.
   */
  addPresence({ joined = [], left = [], renamed = [], count }: Presence): void {
    this.#count = count;
    for (const member of joined) {
      this.#left.delete(member.id);
      this.#joined.set(member.id, member);
    }
    for (const member of left) {
      this.#joined.delete(member.id);
      this.#renamed.delete(member.id);
      // A member who left is not typing any more.
      this.#signals.forgetAll(member.id);
      this.#left.set(member.id, member);
    }
    for (const member of renamed) {
      // A member who joined is announced under the newest name.
      const news = this.#joined.has(member.id) ? this.#joined : this.#renamed;
      news.set(member.id, member);
    }
  }

  addSignals({ signals }: Signals): void {
    for (const signal of signals) this.#signals.add(signal);
  }

  takeChanges(): Changes | undefined {
    const range = this.#range;
    this.#range = undefined;
    this.#chars = 0;
    if (range === undefined) return undefined;
    const { entries, ...rest } = range;
    return { type: "changes", ...rest, ...(entries.length > 0 && { entries }) };
  }

  takeNews(): (Presence | Signals)[] {
    return [this.#takePresence(), this.#signals.take()].filter((news) => news !== undefined);
  }

  #takePresence(): Presence | undefined {
    const count = this.#count;
    if (count === undefined) return undefined;
    const news: Presence = {
      type: "presence",
      ...(this.#joined.size > 0 && { joined: [...this.#joined.values()] }),
      ...(this.#left.size > 0 && { left: [...this.#left.values()] }),
      ...(this.#renamed.size > 0 && { renamed: [...this.#renamed.values()] }),
      count,
    };
    this.#count = undefined;
    for (const kind of [this.#joined, this.#left, this.#renamed]) kind.clear();
    return news;
  }
}
