/**
 * Retention: where messages are not kept for ever, the oldest expire. An expired message is hidden at once,
 * and erased a little later, along with many.
 */
import type { Seq } from "../../protocol/ids.ts";
import type { Effect } from "../turn/effects.ts";
import type { Log } from "./log.ts";
import type { Bystander, Stored } from "../turn/stored.ts";
import { TIMING } from "../turn/timing.ts";

/** Messages erased in one turn. */
const ERASED_AT_ONCE = 1_000;
/**
 * The time between two turns of erasing, as a part of how long messages are kept. Each turn is an alarm, and
 * each alarm a row written.
 */
const PART = 1 / 100;

interface KeepingTime {
  /** Milliseconds for which a message is kept; `undefined` if for ever. */
  readonly keeps: number | undefined;
}
interface Ownership {
  readonly isOwned: boolean;
}

export class Retention implements Bystander {
  readonly #log: Log;
  readonly #settings: KeepingTime;
  readonly #authority: Ownership;
  /** When the oldest message that is shown expires, and how long messages were kept when that was read. */
  #end: { readonly at: number; readonly keeps: number } | undefined;
  /** The horizon up to which messages were erased; `undefined` while that is not known. */
  #erasedTo: Seq | undefined;
  /** Whether an expired message is still stored. A room that slept does not know. */
  #left: "some" | "none" | "unknown" = "unknown";
  #mayEraseFrom = 0;

  constructor(log: Log, settings: KeepingTime, authority: Ownership) {
    this.#log = log;
    this.#settings = settings;
    this.#authority = authority;
  }

  /** All messages are gone. */
  forget(): void {
    this.#end = undefined;
    this.#erasedTo = undefined;
    this.#left = "unknown";
    this.#mayEraseFrom = 0;
  }

  /** Hides all messages that have expired. Nothing is read in a room without an owner, which keeps all. */
  hideOld(now: number): void {
    if (!this.#authority.isOwned) return;
    const { keeps } = this.#settings;
    if (keeps === undefined) {
      this.#end = undefined;
      return;
    }
    if (this.#end?.keeps === keeps && now < this.#end.at) return;
    this.#erasedTo ??= this.#log.horizon;
    const first = this.#log.firstSince(now - keeps);
    const span = { after: 0, before: first?.seq ?? this.#log.head + 1, from: "newest" } as const;
    const [last] = this.#log.page(span, 1);
    if (last !== undefined) this.#log.hide(last.seq);
    this.#end = { keeps, at: first === undefined ? Infinity : first.at + keeps };
  }

  /** The first message of a room is the next to expire. */
  hear(stored: Stored): Effect[] {
    if (stored.is === "said") this.#begin(stored.message.at);
    if (stored.is === "imported") this.#begin(stored.messages[0].at);
    return [];
  }

  #begin(at: number): void {
    if (this.#end?.at === Infinity) this.#end = { ...this.#end, at: at + this.#end.keeps };
  }

  /** When {@link erase} has something to do next; `undefined` if never. */
  get dueAt(): number | undefined {
    if (this.#left === "some" || this.#isBehind) return this.#mayEraseFrom;
    const { at = Infinity } = this.#end ?? {};
    return at === Infinity ? undefined : Math.max(at, this.#mayEraseFrom);
  }

  /** Erases expired messages, if that is due or `asked`. Tells everybody the horizon if it is new. */
  erase(now: number, asked?: "at once"): Effect[] {
    if (!this.#authority.isOwned) return [];
    this.hideOld(now);
    const isDue =
      asked !== undefined || this.#left === "unknown" || now >= (this.dueAt ?? Infinity);
    if (!isDue) return [];
    const isNews = this.#isBehind;
    const left = this.#log.erase(ERASED_AT_ONCE);
    const pause = Math.max(TIMING.eraseEvery, (this.#settings.keeps ?? 0) * PART);
    this.#mayEraseFrom = left === "some" ? now : now + pause;
    if (left === undefined) return [];
    this.#left = left;
    this.#erasedTo = this.#log.horizon;
    return isNews ? [{ do: "broadcast", frame: { type: "horizon", seq: this.#log.horizon } }] : [];
  }

  get #isBehind(): boolean {
    return this.#erasedTo !== undefined && this.#log.horizon > this.#erasedTo;
  }
}
