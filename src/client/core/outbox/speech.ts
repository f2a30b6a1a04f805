/**
 * What we say, from the moment it is said until the room has it: kept in an outbox, sent in order, each thing once for each
 * connection, and again after what the room could not take just then.
 */
import type { Refused } from "../../../protocol/wire/frames.ts";
import type { MessageId } from "../../../protocol/ids.ts";
import type { Message } from "../../../protocol/records/message.ts";
import {
  acknowledged,
  aged,
  forgiving,
  merged,
  type Outbox,
  type OutboxStore,
  refusedIn,
} from "./pending.ts";
import type { Room } from "../room-view.ts";
import { Sender } from "./sender.ts";
import { Timers } from "../timers.ts";

/** Milliseconds to wait for what an earlier page left; a healthy store takes a few. */
const ADOPT_WITHIN = 3_000;

export class Speech {
  readonly #room: Room;
  readonly #store: OutboxStore;
  readonly #sender = new Sender();
  readonly #timers: Timers<"begin" | "resend">;
  #lastMoment = 0;
  #hasBegun = false;

  constructor(room: Room, store: OutboxStore) {
    this.#room = room;
    this.#store = forgiving(store);
    this.#timers = new Timers(room.ports.clock);
  }

  /** What an earlier page left goes out before anything that is said here. */
  async begin(): Promise<void> {
    const begin = (): void => {
      this.#hasBegun = true;
      this.#flush();
    };
    // A store that hangs must not silence us; what it gives later is sent later.
    this.#timers.set("begin", ADOPT_WITHIN, begin);
    await this.adopt();
    this.#timers.clear("begin");
    begin();
  }

  /** Looks after what our other visits left behind. */
  async adopt(): Promise<void> {
    const adopted = await this.#store.adopt();
    if (adopted.length === 0) return;
    this.#sender.suspect(adopted);
    this.#room.keep(merged(this.#outbox, adopted));
    this.acknowledge(this.#room.state.timeline.messages);
    this.#flush();
  }

  /** @param at when it is said, milliseconds since 1970 */
  async say(body: string, at: number, id: MessageId): Promise<MessageId> {
    const after = this.#room.state.timeline.cursor?.seq ?? 0;
    const pending = { id, body, at: this.#momentFrom(at), after };
    this.#room.keep([...this.#outbox, pending]);
    this.#flush();
    await this.#store.put(pending);
    return id;
  }

  resend(id: MessageId): void {
    const former = this.#outbox.find((it) => it.id === id);
    if (former === undefined) return;
    const { body, after } = former;
    if (former.refused?.code === "too-late") {
      // The room cannot tell it from what is past its horizon.
      this.#room.discard(id);
      void this.#room.say(body);
      return;
    }
    const again = { id, body, after, at: this.#momentFrom(this.#room.ports.clock.now()) };
    // As new, so behind all that was said since.
    const others = this.#outbox.filter((it) => it !== former);
    this.#room.keep([...others, again]);
    this.#sender.takeBack(id, this.#outbox);
    void this.#store.put(again);
    this.#flush();
  }

  discard(id: MessageId): void {
    this.#settle(this.#outbox.filter((pending) => pending.id !== id));
  }

  /** The connection was lost, or a welcome is due: nothing goes out before it. */
  hold(): void {
    this.#sender.hold();
  }

  /** A connection was welcomed with `records`: what they lack goes out on it. */
  welcomed(records: readonly Message[]): void {
    this.acknowledge(records);
    this.#sender.start();
    this.#flush();
    void this.adopt();
  }

  acknowledge(records: readonly Message[]): void {
    this.#settle(acknowledged(this.#outbox, this.#room.state.you, records));
  }

  refused(frame: Refused, id: MessageId): void {
    const { retryAfter } = frame;
    if (retryAfter === undefined) return this.#room.keep(refusedIn(this.#outbox, frame));
    // For now only: it goes again, and before all that followed it.
    if (!this.#sender.takeBack(id, this.#outbox)) return;
    this.hold();
    this.#timers.set("resend", retryAfter * 1_000, () => {
      this.#sender.release();
      this.#flush();
    });
  }

  /** Others of our visits may look after what is in the outbox: it may be said by then. */
  suspect(): void {
    this.#sender.suspect(this.#outbox);
  }

  end(): void {
    this.#timers.clearAll();
  }

  get #outbox(): Outbox {
    return this.#room.state.outbox;
  }

  /** The outbox is down to `left`. */
  #settle(left: Outbox): void {
    const outbox = this.#outbox;
    if (left === outbox) return;
    const kept = new Set(left.map(({ id }) => id));
    const settled = outbox.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    this.#sender.forget(settled);
    for (const id of settled) void this.#store.remove(id);
    this.#room.keep(left);
    // Those that waited for these to arrive.
    this.#flush();
  }

  #flush(): void {
    if (!this.#hasBegun) return;
    const outbox = aged(this.#outbox, this.#room.ports.clock.now());
    if (outbox !== this.#outbox) this.#room.keep(outbox);
    this.#sender.flush(outbox, (frame) => this.#room.send(frame));
  }

  /** `at`, and after everything that was said here before: also if the clock stands, or is set back. */
  #momentFrom(at: number): number {
    this.#lastMoment = Math.max(at, this.#lastMoment + 1);
    return this.#lastMoment;
  }
}
