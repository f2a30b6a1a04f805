/**
 * Writes what the room's members share, each write once, in order, through every loss of connection; and follows it.
 */
import type { Entry, Json } from "../protocol/entry.ts";
import type { Refused, ServerFrame } from "../protocol/frames.ts";
import type { Write } from "../protocol/client-frames.ts";
import type { MessageId, Seq } from "../protocol/ids.ts";
import { type Entries, NO_ENTRIES } from "./entries.ts";
import { RefusedError } from "./refused-error.ts";
import type { Room } from "./room.ts";
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

/** `entry` is what is under `key` now; absent if it was deleted. */
export interface Change {
  readonly key: string;
  readonly entry?: Entry | undefined;
}

interface Pending {
  readonly write: Write;
  /** The cursor's seq when it was first sent. */
  after?: Seq;
  /** Under way on the current connection. */
  isSent: boolean;
  readonly settle: (rev: Seq) => void;
  readonly fail: (error: RefusedError) => void;
}

/** Milliseconds before the second try of an update at most, doubling: many may want the same entry. */
const RETRY_WITHIN = 4;
const RETRY_WITHIN_AT_MOST = 1_000;

/**
 * The shared state of `room`, for who writes it; to read it, {@link RoomState.entries} is enough.
 *
 * @example
 *     const state = new SharedState(room);
 *     await state.set("topic", "Where to eat");
 *     await state.update("votes", (votes) => (typeof votes === "number" ? votes + 1 : 1));
 *     for await (const { key, entry } of state.watch()) console.log(key, entry?.value);
 */
export class SharedState {
  readonly #room: Room;
  readonly #timers: Timers<"resend">;
  /** What the room has not answered, in the order it was asked for. */
  readonly #pending = new Map<MessageId, Pending>();
  #isHeld = false;

  constructor(room: Room) {
    this.#room = room;
    this.#timers = new Timers(room.ports.clock);
    room.onFrame((frame) => this.#receive(frame));
    room.subscribe(() => this.#endIfClosed());
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
    return this.#write({ type: "set", id, key, value, ...(rev !== undefined && { rev }) });
  }

  /**
   * @returns once it is stored, also if there was nothing to delete
   * @throws RefusedError
   */
  delete(key: string, { rev }: WriteOptions = {}): Promise<Written> {
    const id = this.#room.ports.newId();
    return this.#write({ type: "delete", id, key, ...(rev !== undefined && { rev }) });
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

  /**
   * What is there, and then every change of it: of what changes faster than one looks, the newest. Ends when the room is
   * left, or with `signal`.
   */
  async *watch(key?: string, signal?: AbortSignal): AsyncGenerator<Change, void> {
    let seen = NO_ENTRIES;
    for (;;) {
      const { entries } = this;
      for (const change of changesBetween(seen, entries)) {
        if (signal?.aborted) return;
        if (key === undefined || key === change.key) yield change;
      }
      seen = entries;
      if (this.entries !== seen) continue;
      if (signal?.aborted || this.#hasEnded) return;
      await this.#nextState(signal);
    }
  }

  #write(write: Write): Promise<Written> {
    return new Promise((resolve, reject) => {
      const { key } = write;
      const value = write.type === "set" ? { value: write.value } : {};
      const settle = (rev: Seq): void => resolve({ key, rev, ...value });
      this.#pending.set(write.id, { write, isSent: false, settle, fail: reject });
      this.#flush();
      this.#endIfClosed();
    });
  }

  #flush(): void {
    if (this.#isHeld) return;
    for (const pending of this.#pending.values()) {
      if (pending.isSent) continue;
      const { write, after } = pending;
      if (!this.#room.send({ ...write, ...(after !== undefined && { after }) })) return;
      pending.after ??= this.#room.state.timeline.cursor?.seq ?? 0;
      pending.isSent = true;
    }
  }

  #receive(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.#acknowledge(frame.entries);
        for (const pending of this.#pending.values()) pending.isSent = false;
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
    }
  }

  #acknowledge(entries: readonly Entry[] = []): void {
    if (this.#pending.size === 0) return;
    for (const { by, id, rev } of entries) {
      if (by === this.#room.state.you) this.#settle(id, rev);
    }
  }

  #settle(id: MessageId, rev: Seq): void {
    this.#pending.get(id)?.settle(rev);
    this.#pending.delete(id);
  }

  #refused({ id = "", code, detail, retryAfter, entry }: Refused): void {
    const refused = this.#pending.get(id);
    if (refused === undefined) return;
    if (retryAfter === undefined) {
      this.#pending.delete(id);
      refused.fail(new RefusedError(code, detail, entry));
    } else if (refused.isSent) {
      // For now only: it goes again, and before all that followed it.
      const all = [...this.#pending.values()];
      for (const pending of all.slice(all.indexOf(refused))) pending.isSent = false;
      this.#isHeld = true;
      this.#timers.set("resend", retryAfter * 1_000, () => this.#release());
    }
  }

  #release(): void {
    this.#timers.clear("resend");
    this.#isHeld = false;
    this.#flush();
  }

  #endIfClosed(): void {
    if (!this.#hasEnded) return;
    this.#timers.clearAll();
    const pending = [...this.#pending.values()];
    this.#pending.clear();
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

  #nextState(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((done) => {
      const end = (): void => {
        undo();
        signal?.removeEventListener("abort", end);
        done();
      };
      const undo = this.#room.subscribe(end);
      signal?.addEventListener("abort", end);
    });
  }
}

export function* changesBetween(former: Entries, entries: Entries): Iterable<Change> {
  if (former === entries) return;
  for (const key of former.keys()) if (!entries.has(key)) yield { key };
  for (const [key, entry] of entries) {
    if (former.get(key)?.rev !== entry.rev) yield { key, entry };
  }
}
