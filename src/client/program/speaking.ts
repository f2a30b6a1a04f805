/**
 * What a program says: some of it handed to the view at a time, so that the thousandth costs what the first did, and each
 * answered once the room has stored or refused it.
 */
import type { ServerFrame } from "../../protocol/frames.ts";
import type { MessageId } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/message.ts";
import { RefusedError } from "../refused-error.ts";
import type { Room } from "../room.ts";
import { UNDER_WAY } from "../sender.ts";
import { Timers } from "../timers.ts";
import { Pace } from "./pace.ts";

interface Said {
  readonly body: string;
  /** When it was said, milliseconds since 1970. */
  readonly at: number;
  readonly resolve: (message: Message) => void;
  readonly reject: (reason: unknown) => void;
}

/** So that the next is there when one is stored. */
const HANDED_OVER = 2 * UNDER_WAY;

export class Speaking {
  readonly #room: Room;
  readonly #waiting = new Set<Said>();
  /** Handed over, and neither stored nor refused. */
  readonly #said = new Map<MessageId, Said>();
  readonly #pace = new Pace();
  readonly #timers: Timers<"next">;

  constructor(room: Room) {
    this.#room = room;
    this.#timers = new Timers(room.ports.clock);
    room.onFrame((frame) => this.#acknowledge(frame));
    room.subscribe(() => this.#refuse());
  }

  /** @throws RefusedError */
  say(body: string): Promise<Message> {
    return new Promise((resolve, reject) => {
      this.#waiting.add({ body, at: this.#room.ports.clock.now(), resolve, reject });
      this.#handOver();
    });
  }

  giveUp(reason: unknown): void {
    for (const { reject } of [...this.#said.values(), ...this.#waiting]) reject(reason);
    this.#said.clear();
    this.#waiting.clear();
    this.#timers.clearAll();
  }

  #handOver(): void {
    for (const next of this.#waiting) {
      if (this.#said.size >= HANDED_OVER) return;
      const wait = this.#pace.take(next.body, this.#room.ports.clock.now());
      if (wait > 0) return this.#timers.set("next", wait, () => this.#handOver());
      this.#waiting.delete(next);
      const id = this.#room.ports.newId();
      this.#said.set(id, next);
      void this.#room.say(next.body, next.at, id);
    }
  }

  #acknowledge(frame: ServerFrame): void {
    this.#pace.hear(frame, this.#room.ports.clock.now());
    if (!("records" in frame)) return;
    for (const message of frame.records) {
      if (message.by === this.#room.state.you) this.#answered(message.id)?.resolve(message);
    }
    this.#handOver();
  }

  /** Nobody is here to write it anew: what the room refused goes back to who said it. */
  #refuse(): void {
    for (const { id, refused } of this.#room.state.outbox) {
      if (refused === undefined) continue;
      this.#answered(id)?.reject(new RefusedError(refused.code, refused.detail));
      this.#room.discard(id);
      this.#handOver();
    }
  }

  #answered(id: MessageId): Said | undefined {
    const said = this.#said.get(id);
    this.#said.delete(id);
    return said;
  }
}
