/**
 * A queue that keeps its order: each request is sent once per connection, up to 50 at a time, and of one
 * subject one at a time. A request that the room refuses for now is sent again, before all that follow it.
 */
import type { MessageId } from "../../../protocol/ids.ts";
import { subjectOf, type Unanswered } from "./pending.ts";

/**
 * Requests under way at a time: well below what a room accepts at once, so that a long outbox is no flood.
 */
const UNDER_WAY = 50;

export class SendingLane {
  /** All requests, in their order. */
  #all = new Map<MessageId, Unanswered>();
  /** Those under way on the current connection. */
  readonly #sent = new Set<MessageId>();
  #isHeld = false;

  get(id: MessageId): Unanswered | undefined {
    return this.#all.get(id);
  }

  values(): Iterable<Unanswered> {
    return this.#all.values();
  }

  append(it: Unanswered): void {
    this.#all.set(it.id, it);
  }

  /** Puts `them` before all others, whatever their time: they are from an earlier page. */
  prepend(them: readonly Unanswered[]): void {
    this.#all = new Map([...them, ...this.#all.values()].map((it) => [it.id, it]));
  }

  /** Replaces the request with the same id, in its place. */
  replace(it: Unanswered): void {
    this.#all.set(it.id, it);
  }

  /** Returns whether it was there. */
  remove(id: MessageId): boolean {
    this.#sent.delete(id);
    return this.#all.delete(id);
  }

  /** On a new welcome: every request is to be sent. */
  restart(): void {
    this.#sent.clear();
    this.#isHeld = false;
  }

  /**
   * Sends nothing until {@link release}; then `id` and all that follow it are sent again. Returns whether
   * `id` was under way.
   */
  holdFrom(id: MessageId): boolean {
    if (!this.#sent.has(id)) return false;
    let isBefore = true;
    for (const other of this.#all.keys()) {
      isBefore &&= other !== id;
      if (!isBefore) this.#sent.delete(other);
    }
    this.#isHeld = true;
    return true;
  }

  release(): void {
    this.#isHeld = false;
  }

  /** The next request that may be sent. */
  next(): Unanswered | undefined {
    if (this.#isHeld) return undefined;
    const busy = new Set<string>();
    for (const it of this.#all.values()) {
      if (it.refused !== undefined) continue;
      if (busy.size >= UNDER_WAY) return undefined;
      const subject = subjectOf(it);
      if (!this.#sent.has(it.id)) return busy.has(subject) ? undefined : it;
      busy.add(subject);
    }
    return undefined;
  }

  sent(id: MessageId): void {
    this.#sent.add(id);
  }
}
