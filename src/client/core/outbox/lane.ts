/**
 * One order of things to send: each goes once for each connection, so many at a time, and of one subject one at a time. What
 * the room does not take for now goes again, before all that follows it.
 */
import type { MessageId } from "../../../protocol/ids.ts";
import { subjectOf, type Unanswered } from "./pending.ts";

/** Under way at a time: well below what a room takes at once, so that a long outbox is no flood. */
const UNDER_WAY = 50;

export class Lane {
  /** In their order. */
  #all = new Map<MessageId, Unanswered>();
  /** Under way on the current connection. */
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

  /** Puts `them` before all that is here, whatever their clock said: they were asked for in an earlier page. */
  prepend(them: readonly Unanswered[]): void {
    this.#all = new Map([...them, ...this.#all.values()].map((it) => [it.id, it]));
  }

  /** Puts `it` where the one with its id is. */
  replace(it: Unanswered): void {
    this.#all.set(it.id, it);
  }

  /** Tells whether it was here. */
  remove(id: MessageId): boolean {
    this.#sent.delete(id);
    return this.#all.delete(id);
  }

  /** A connection was welcomed: all goes out on it. */
  restart(): void {
    this.#sent.clear();
    this.#isHeld = false;
  }

  /** Nothing goes out until {@link release}: `id` and all that followed it goes again then. Tells whether it was under way. */
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

  /** The next that may go out. */
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
