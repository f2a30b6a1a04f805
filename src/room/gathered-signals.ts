/**
 * Signals that wait to be told: of each member and kind the newest, and no more of them than one frame takes.
 */
import type { HeardSignal, Signals } from "../protocol/frames.ts";
import type { MemberId } from "../protocol/ids.ts";

/** Characters of one telling. What is more is lost: a signal passes, and the next is soon there. */
const TOLD_AT_MOST = 65_536;

export class GatheredSignals {
  readonly #signals = new Map<string, HeardSignal>();
  #chars = 0;

  get isEmpty(): boolean {
    return this.#signals.size === 0;
  }

  add(signal: HeardSignal): void {
    this.forget(signal.by, signal.kind);
    const chars = charsOf(signal);
    if (this.#chars + chars > TOLD_AT_MOST) return;
    this.#chars += chars;
    this.#signals.set(keyOf(signal.by, signal.kind), signal);
  }

  forget(by: MemberId, kind: string): void {
    const key = keyOf(by, kind);
    const signal = this.#signals.get(key);
    if (signal === undefined) return;
    this.#chars -= charsOf(signal);
    this.#signals.delete(key);
  }

  take(): Signals | undefined {
    if (this.isEmpty) return undefined;
    const signals = [...this.#signals.values()];
    this.#signals.clear();
    this.#chars = 0;
    return { type: "signals", signals };
  }
}

function keyOf(by: MemberId, kind: string): string {
  return `${by} ${kind}`;
}

function charsOf(signal: HeardSignal): number {
  return JSON.stringify(signal).length;
}
