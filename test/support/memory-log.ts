/**
 * The log as an array: what the rules are tested against, and what SQLite's log must be equal to.
 */
import type { Message } from "../../src/protocol/frames.ts";
import type { Epoch, Seq } from "../../src/protocol/ids.ts";
import type { Draft, Log, Page } from "../../src/room/log.ts";

export class MemoryLog implements Log {
  readonly epoch: Epoch;
  /** Set to make the next append fail, as a full disk would. */
  full = false;
  readonly #messages: Message[] = [];

  constructor(epoch: Epoch = "0".repeat(32)) {
    this.epoch = epoch;
  }

  get head(): Seq {
    return this.#messages.length;
  }

  append(draft: Draft): Message | undefined {
    if (this.full) return undefined;
    const message = { seq: this.head + 1, ...draft };
    this.#messages.push(message);
    return message;
  }

  at(seq: Seq): Message | undefined {
    return this.#messages[seq - 1];
  }

  newest(limit: number): Page {
    return { records: this.#messages.slice(-limit), more: this.head > limit };
  }

  since(seq: Seq, limit: number): Message[] | undefined {
    const missed = this.#messages.slice(seq);
    return missed.length > limit ? undefined : missed;
  }
}
