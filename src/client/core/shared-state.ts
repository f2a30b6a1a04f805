/**
 * Writes what the room's members share, each write once, in order, through every loss of connection; and follows it.
 */
import type { Entry, Json } from "../../protocol/records/entry.ts";
import type { Refused, ServerFrame } from "../../protocol/wire/frames.ts";
import type { Write } from "../../protocol/wire/client-frames.ts";
import type { MessageId, Seq } from "../../protocol/ids.ts";
import type { Entries } from "./entries.ts";
import { RefusedError } from "./refused-error.ts";
import type { Room } from "./room-view.ts";
import { UNDER_WAY } from "./outbox/sender.ts";
import { Timers } from "./timers.ts";

/** What a write has done. */
export interface Written {
  readonly key: string;
  /** The seq it took; 0 for a delete of what was not there. */
  readonly rev: Seq;
  /** Absent after a delete. */
  readonly value?: Json;
}

export interface WriteOptions {
  /** Writes only if the entry has this rev, or with 0, if there is none; else it is refused as a `conflict`. */
  readonly rev?: Seq;
}

interface Pending {
  readonly write: Write;
  /** The cursor's seq when it was first sent. */
  after?: Seq;
  readonly settle: (rev: Seq) => void;
  readonly fail: (error: RefusedError) => void;
}

/** Milliseconds before the second try of an update at most, doubling: many may want the same entry. */
const RETRY_WITHIN = 4;
const RETRY_WITHIN_AT_MOST = 1_000;

/**
 * The shared state of `room`, for code that writes it; to read it, {@link RoomState.entries} is enough.
 *
 * @example
 *     const state = new SharedState(room);
 *     await state.set("topic", "Where to eat");
 *     await state.update("votes", (votes) => (typeof votes === "number" ? votes + 1 : 1));
 */
export class SharedState {
  readonly #room: Room;
  readonly #timers: Timers<"resend">;
  /** What the room has not answered, in the order it was asked for. */
  readonly #pending = new Map<MessageId, Pending>();
  /** Of these, those that are still to be sent on this connection; and the keys of the others. */
  #waiting: Pending[] = [];
  #underWay = new Set<string>();
  /** Until {@link release}: nothing goes out before all that is to be sent again. */
  #isHeld = false;

  constructor(room: Room) {
    this.#room = room;
    this.#timers = new Timers(room.ports.clock);
    room.onFrame((frame) => this.#receive(frame));
    room.subscribe(() => this.#connectionChanged());
    this.#connectionChanged();
  }

  /** By key, as of the cursor; what is not answered yet is not among them. */
  get entries(): Entries {
    return this.#room.state.entries;
  }

  /**
   * @returns once it is stored
   * @throws RefusedError
   */
  set(key: string, value: Json, { rev }: WriteOptions = {}): Promise<Written> {
    const id = this.#room.ports.newId();
    return this.#write({ type: "set", id, key, value, rev });
  }

  /**
   * @returns once it is stored, also if there was nothing to delete
   * @throws RefusedError
   */
  delete(key: string, { rev }: WriteOptions = {}): Promise<Written> {
    const id = this.#room.ports.newId();
    return this.#write({ type: "delete", id, key, rev });
  }

  /**
   * Sets what `change` makes of the value that is there, again and again until nobody else has written in between.
   *
   * @throws RefusedError
   */
  async update(key: string, change: (value: Json | undefined) => Json): Promise<Written> {
    let entry = this.entries.get(key);
    for (let wait = RETRY_WITHIN; ; wait = Math.min(2 * wait, RETRY_WITHIN_AT_MOST)) {
      try {
        return await this.set(key, change(entry?.value), { rev: entry?.rev ?? 0 });
      } catch (error) {
        if (!(error instanceof RefusedError) || error.code !== "conflict") throw error;
        entry = error.entry;
        await this.#pause(this.#room.ports.random() * wait);
      }
    }
  }

  #write(write: Write): Promise<Written> {
    return new Promise((resolve, reject) => {
      const { key } = write;
      const value = write.type === "set" ? { value: write.value } : {};
      const settle = (rev: Seq): void => resolve({ key, rev, ...value });
      const pending = { write, settle, fail: reject };
      this.#pending.set(write.id, pending);
      this.#waiting.push(pending);
      this.#flush();
      this.#connectionChanged();
    });
  }

  /** In order, and a write of a key only once the one before it is answered: refused, it would be sent again after the next. */
  #flush(): void {
    while (!this.#isHeld && this.#underWay.size < UNDER_WAY) {
      const [next] = this.#waiting;
      if (next === undefined || this.#underWay.has(next.write.key)) return;
      const { write, after } = next;
      if (!this.#room.send({ ...write, after })) return;
      next.after ??= this.#room.state.timeline.cursor?.seq ?? 0;
      this.#underWay.add(write.key);
      this.#waiting.shift();
    }
  }

  #receive(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.#isHeld = true;
        this.#acknowledge(frame.entries);
        this.#takeBackFrom(0);
        return this.#release();
      case "changes":
        return this.#acknowledge(frame.entries);
      case "written":
        return this.#settle(frame.id, frame.rev);
      case "refused":
        return this.#refused(frame);
      case "page":
      case "presence":
      case "signals":
      case "lag":
      case "role":
      case "horizon":
      case "done":
    }
  }

  #acknowledge(entries: readonly Entry[] = []): void {
    if (this.#pending.size === 0) return;
    for (const { by, id, rev } of entries) {
      if (by === this.#room.state.you) this.#settle(id, rev);
    }
  }

  #settle(id: MessageId, rev: Seq): void {
    this.#answered(id)?.settle(rev);
    this.#flush();
  }

  #answered(id: MessageId): Pending | undefined {
    const pending = this.#pending.get(id);
    if (pending === undefined) return undefined;
    this.#pending.delete(id);
    // It may be answered though an older refusal had taken it back.
    if (this.#waiting.includes(pending)) {
      this.#waiting = this.#waiting.filter((it) => it !== pending);
    } else this.#underWay.delete(pending.write.key);
    return pending;
  }

  #refused({ id = "", code, detail, retryAfter, entry }: Refused): void {
    const refused = this.#pending.get(id);
    if (refused === undefined) return;
    if (retryAfter === undefined) {
      this.#answered(id)?.fail(new RefusedError(code, detail, entry));
      this.#flush();
    } else if (!this.#waiting.includes(refused)) {
      // For now only: it goes again, and before all that followed it.
      this.#takeBackFrom([...this.#pending.values()].indexOf(refused));
      this.#isHeld = true;
      this.#timers.set("resend", retryAfter * 1_000, () => this.#release());
    }
  }

  /** The nth that is not answered, and all that follow it, are still to be sent. */
  #takeBackFrom(nth: number): void {
    const pending = [...this.#pending.values()];
    this.#waiting = pending.slice(nth);
    this.#underWay = new Set(pending.slice(0, nth).map(({ write }) => write.key));
  }

  #release(): void {
    this.#timers.clear("resend");
    this.#isHeld = false;
    this.#flush();
  }

  #connectionChanged(): void {
    if (this.#room.state.connection.status === "open") return;
    this.#isHeld = true;
    this.#timers.clearAll();
    if (!this.#hasEnded) return;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    this.#takeBackFrom(0);
    for (const { fail } of pending) {
      fail(new RefusedError("closed", "The connection has ended, and nobody knows what was done."));
    }
  }

  get #hasEnded(): boolean {
    return this.#room.state.connection.status === "closed";
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((done) => void this.#room.ports.clock.after(milliseconds, done));
  }
}
