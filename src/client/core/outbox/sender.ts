/**
 * Sends what is in the outbox, each thing once for each connection, in order, and no more at a time than a room takes.
 */
import type { Say } from "../../../protocol/wire/client-frames.ts";
import type { MessageId } from "../../../protocol/ids.ts";
import type { Outbox } from "./pending.ts";

/** Messages under way at a time: well below what a room takes at once, so that a long outbox is no flood. */
export const UNDER_WAY = 50;

export class Sender {
  /** Under way on the current connection. */
  readonly #sent = new Set<MessageId>();
  /** Under way on some connection, ever: the room may have these though we do not know it. */
  readonly #attempted = new Set<MessageId>();
  #isHeld = true;

  /** A connection has been welcomed: whatever is still in the outbox goes out on it. */
  start(): void {
    this.#sent.clear();
    this.#isHeld = false;
  }

  /** Nothing goes out until {@link start}, or until {@link release}. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
  }

  /** The room did not take `id` for now: it and all that followed it goes again, later. */
  takeBack(id: MessageId, outbox: Outbox): boolean {
    if (!this.#sent.has(id)) return false;
    const from = outbox.findIndex((pending) => pending.id === id);
    for (const pending of outbox.slice(from)) this.#sent.delete(pending.id);
    return true;
  }

  /** Adopted from another visit: it may have been sent there. */
  suspect(outbox: Outbox): void {
    for (const { id } of outbox) this.#attempted.add(id);
  }

  flush(outbox: Outbox, send: (frame: Say) => void): void {
    if (this.#isHeld) return;
    const due = outbox.filter((it) => it.refused === undefined).slice(0, UNDER_WAY);
    for (const { id, body, after } of due) {
      if (this.#sent.has(id)) continue;
      send({ type: "say", id, body, after: this.#attempted.has(id) ? after : undefined });
      this.#sent.add(id);
      this.#attempted.add(id);
    }
  }

  forget(ids: Iterable<MessageId>): void {
    for (const id of ids) {
      this.#sent.delete(id);
      this.#attempted.delete(id);
    }
  }
}
