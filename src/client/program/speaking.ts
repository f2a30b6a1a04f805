/**
 * What a program says: some of it handed to the view at a time, so that the thousandth costs what the first did, and each
 * answered once the room has stored or refused it.
 */
import type { ServerFrame } from "../../protocol/wire/frames.ts";
import type { MessageId } from "../../protocol/ids.ts";
import { CHARS_OF_ONE } from "../../protocol/limits.ts";
import { type FlatMessage, flatten } from "../../protocol/records/message.ts";
import { RefusedError } from "../core/refused-error.ts";
import type { Room } from "../core/room-view.ts";
import { UNDER_WAY } from "../core/outbox/sender.ts";
import { Timers } from "../core/timers.ts";

interface Said {
  readonly body: string;
  /** When it was said, milliseconds since 1970. */
  readonly at: number;
  readonly resolve: (message: FlatMessage) => void;
  readonly reject: (reason: unknown) => void;
}

/** So that the next is there when one is stored. */
const HANDED_OVER = 2 * UNDER_WAY;

/** The part of what may be done at once that is spent on messages; the rest is for greeting and reading. */
const AT_ONCE = 0.8;

export class Speaking {
  readonly #room: Room;
  readonly #waiting = new Set<Said>();
  /** Handed over, and neither stored nor refused. */
  readonly #said = new Map<MessageId, Said>();
  /** Milliseconds that a message takes to be allowed for again, and that may be spent in advance. */
  #each = 0;
  #advance = 0;
  /** When all that was said will have been allowed for again, milliseconds since 1970. */
  #even = 0;
  readonly #timers: Timers<"next">;

  constructor(room: Room) {
    this.#room = room;
    this.#timers = new Timers(room.ports.clock);
    room.onFrame((frame) => this.#acknowledge(frame));
    room.subscribe(() => this.#refuse());
  }

  /** @throws RefusedError */
  say(body: string): Promise<FlatMessage> {
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

  /** As the room allows it (docs/protocol.md 6.4): what comes faster is only refused, and said twice. */
  #handOver(): void {
    const now = this.#room.ports.clock.now();
    for (const next of this.#waiting) {
      if (this.#said.size >= HANDED_OVER) return;
      const even = Math.max(this.#even, now);
      const wait = even - now - this.#advance;
      if (wait > 0) return this.#timers.set("next", wait, () => this.#handOver());
      this.#even = even + this.#each * (1 + Math.floor(next.body.length / CHARS_OF_ONE));
      this.#waiting.delete(next);
      const id = this.#room.ports.newId();
      this.#said.set(id, next);
      void this.#room.say(next.body, next.at, id);
    }
  }

  #acknowledge(frame: ServerFrame): void {
    if (frame.type === "welcome") {
      const { burst = 0, perSecond = Infinity } = frame.limits;
      this.#each = 1_000 / perSecond;
      this.#advance = AT_ONCE * burst * this.#each;
    }
    // Others of ours spend of the same: nothing is left when that time has passed.
    if (frame.type === "refused" && frame.retryAfter !== undefined)
      this.#even = this.#room.ports.clock.now() + frame.retryAfter * 1_000 + this.#advance;
    if (!("records" in frame)) return;
    for (const message of frame.records) {
      if (message.by === this.#room.state.you)
        this.#answered(message.id)?.resolve(flatten(message));
    }
    this.#handOver();
  }

  /** Nobody is here to write it anew: what the room refused goes back to the code that said it. */
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
