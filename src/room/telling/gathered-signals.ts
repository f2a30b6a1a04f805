/**
 * Signals that wait to be sent: the newest of each member and kind, as many as one frame takes.
 */
import type { HeardSignal, Signals } from "../../protocol/wire/frames.ts";
import type { MemberId } from "../../protocol/ids.ts";

/** Characters of one telling. The rest is lost: a signal passes, and the next comes soon. */
const TOLD_AT_MOST = 65_536;
/** Characters of one member in it: a few full signals, so that nobody uses up the frame. */
const OF_ONE_AT_MOST = 4_096;

export class GatheredSignals {
  readonly #signals = new Map<string, HeardSignal>();
  readonly #charsOf = new Map<MemberId, number>();
  #chars = 0;

  get isEmpty(): boolean {
    return this.#signals.size === 0;
  }

  add(signal: HeardSignal): void {
    const key = keyOf(signal.by, signal.kind);
    const more = charsOf(signal) - charsOf(this.#signals.get(key));
    const ofThem = (this.#charsOf.get(signal.by) ?? 0) + more;
    if (ofThem > OF_ONE_AT_MOST || this.#chars + more > TOLD_AT_MOST) return;
    this.#signals.set(key, signal);
    this.#count(signal.by, more);
  }

  forget(by: MemberId, kind: string): void {
    const key = keyOf(by, kind);
    this.#count(by, -charsOf(this.#signals.get(key)));
    this.#signals.delete(key);
  }

  forgetAll(by: MemberId): void {
    if (!this.#charsOf.has(by)) return;
    for (const signal of this.#signals.values()) if (signal.by === by) this.forget(by, signal.kind);
  }

  take(): Signals | undefined {
    if (this.isEmpty) return undefined;
    const signals = [...this.#signals.values()];
    this.#signals.clear();
    this.#charsOf.clear();
    this.#chars = 0;
    return { type: "signals", signals };
  }

  #count(by: MemberId, chars: number): void {
    this.#chars += chars;
    this.#charsOf.set(by, (this.#charsOf.get(by) ?? 0) + chars);
  }
}

function keyOf(by: MemberId, kind: string): string {
  return `${by} ${kind}`;
}

function charsOf(signal: HeardSignal | undefined): number {
  return signal === undefined ? 0 : JSON.stringify(signal).length;
}
