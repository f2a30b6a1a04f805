/**
 * Sends what is in the outbox, each thing once for each connection, in order.
 */
import type { Say } from "../protocol/client-frames.ts";
import type { MessageId } from "../protocol/ids.ts";
import type { Outbox } from "./outbox.ts";

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
    for (const { id, body, after, refused } of outbox) {
      if (refused !== undefined || this.#sent.has(id)) continue;
      send({ type: "say", id, body, ...(this.#attempted.has(id) && { after }) });
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
