/**
 * A room for a program: say something and know that it is stored, read what is said, hear of who comes and goes. What a
 * page shows is in ../core/room-view.ts; this stands on it.
 */
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import type { Json } from "../../protocol/records/entry.ts";
import type { Cursor, MemberId } from "../../protocol/ids.ts";
import { type FlatMessage, flatten, type Member } from "../../protocol/records/message.ts";
import { faultInBody } from "../../protocol/text.ts";
import type { Cause, ConnectionState } from "../core/connection.ts";
import type { Change, Entries } from "../core/entries.ts";
import { joinRoom as enterRoom, type Room as View, type RoomOptions } from "../core/room-view.ts";
import { outside, type RoomState } from "../core/room-state.ts";
import { RefusedError } from "../core/refused-error.ts";
import { SharedState, type WriteOptions, type Written } from "../core/shared-state.ts";
import { checkedName, checkKey, checkRev, checkSince, checkValue, refusedFor } from "./checks.ts";
import { ClosedError } from "./closed-error.ts";
import { Emitter, type RoomEvents } from "./events.ts";
import { Feed, type Since } from "./feed.ts";
import type { JoinOptions } from "./join-room.ts";
import type { RoomLink } from "./link.ts";
import { Speaking } from "./speaking.ts";
import { changed, isOver, watch } from "./watching.ts";

export interface ReadOptions {
  /** Where to begin: {@link Since}; the newest 50 unless given. */
  readonly since?: Since;
  /** Whether to wait for what is said next, as it is unless told; else it ends with the last there is. */
  readonly follow?: boolean;
  /** Ends this one reading when it aborts, and not the stay in the room. */
  readonly signal?: AbortSignal;
}

interface Inside {
  readonly view: View;
  readonly speaking: Speaking;
  readonly feed: Feed;
  readonly state: SharedState;
}

const LEFT: Cause = { code: CLOSE.normal, reason: "left" };

export class Room {
  readonly #inside: Promise<Inside>;
  /** What {@link #inside} gives, from then on. */
  #here: Inside | undefined;
  readonly #emitter = new Emitter();
  readonly #undoAbort: () => void;
  #state: RoomState;
  #tellsMessages = false;
  /** Why the stay is over, once it is. */
  #end: unknown;

  /** @internal Use {@link joinRoom}. */
  constructor(
    { socketUrl: url, key }: RoomLink,
    token: Promise<string>,
    name: string,
    { signal, ports }: JoinOptions,
  ) {
    this.#state = outside(name, { status: "connecting", attempt: 0, since: Date.now() });
    this.#inside = this.#enter({ url, key, name, ...(ports && { ports }) }, token);
    // Should it fail, whoever asks something of the room is told.
    this.#inside.then((inside) => (this.#here = inside)).catch(() => {});
    const leave = (): void => this.#leave(signal?.reason);
    signal?.addEventListener("abort", leave);
    this.#undoAbort = () => signal?.removeEventListener("abort", leave);
    if (signal?.aborted === true) leave();
  }

  get connection(): ConnectionState {
    return this.#state.connection;
  }

  /** Our own id; `undefined` until the room has welcomed us. */
  get you(): MemberId | undefined {
    return this.#state.you;
  }

  /** What we are called. */
  get name(): string {
    return this.#state.name;
  }

  /** Who is here, ourselves too; of a crowd of over 200 only some. */
  get members(): readonly Member[] {
    return this.#state.members;
  }

  /** How many are here. */
  get count(): number {
    return this.#state.count;
  }

  /** How far the connection is; `undefined` until the room has welcomed us. */
  get cursor(): Cursor | undefined {
    return this.#state.timeline.cursor;
  }

  /**
   * Says `body`, now or as soon as there is a connection: once, and in the order of the calls.
   *
   * @param body at most 8,000 bytes of UTF-8
   * @returns the message, once it is stored
   * @throws {RefusedError} if the room will not take it; what was said after it is said all the same
   * @throws {ClosedError} if the room closed, or we left, before it was known to be stored
   */
  say(body: string): Promise<FlatMessage> {
    return this.#do(({ view, speaking }) => {
      const fault = faultInBody(body);
      if (fault !== undefined) throw refusedFor(fault);
      if (isOver(view)) throw new ClosedError(LEFT);
      return speaking.say(body);
    });
  }

  /**
   * What is said here, history first: each message once and in order, through every loss of connection, however slowly
   * it is read. Ends when the room is left.
   *
   * @throws {RangeError} if `since` is no beginning
   * @throws {ClosedError} to whoever reads, when the room closes for good
   */
  messages(options: ReadOptions = {}): AsyncGenerator<FlatMessage, void> {
    const { since = "newest", signal } = options;
    checkSince(since);
    // From this call on, not from when somebody begins to read.
    const begin = this.#ask(({ feed }) => feed.begin(since, signal));
    begin.catch(() => {});
    return this.#read(begin, options);
  }

  /** Who is here: now, and after every change. A slow reader is told the last of several. */
  presence(): AsyncGenerator<readonly Member[], void> {
    return this.#newest(() => (this.you === undefined ? undefined : this.members));
  }

  /** How the connection is: now, and after every change. A slow reader is told the last of several. */
  connections(): AsyncGenerator<ConnectionState, void> {
    return this.#newest(() => this.connection);
  }

  /** What the members share, by key: as far as we have heard, so not what is still on its way. */
  get state(): Entries {
    return this.#state.entries;
  }

  /**
   * Shares `value` under `key`, once and in the order of the calls.
   *
   * @param key 1 to 64 of `A-Z a-z 0-9 . _ : / -`
   * @param value any JSON of at most 4,096 bytes
   * @param options with a `rev`, only if the entry has that one, or with 0, if there is none
   * @returns once it is stored
   * @throws {RefusedError} `conflict`, with the entry that is there, if it has another rev; or why it cannot be stored
   * @throws {TypeError} if there is a number in `value` that JSON has not: NaN, Infinity
   * @throws {ClosedError} if the room closed, or we left, before it was known to be stored
   */
  set(key: string, value: Json, options: WriteOptions = {}): Promise<Written> {
    return this.#write(key, (state) => {
      checkValue(value);
      checkRev(options);
      return state.set(key, value, options);
    });
  }

  /**
   * Deletes what is shared under `key`, if there is something; else as {@link set}.
   *
   * @throws {RefusedError}
   * @throws {ClosedError}
   */
  delete(key: string, options: WriteOptions = {}): Promise<Written> {
    return this.#write(key, (state) => {
      checkRev(options);
      return state.delete(key, options);
    });
  }

  /**
   * Shares what `change` makes of the value that is there, `undefined` if there is none. Nobody's change is lost: if somebody
   * else was faster, `change` is called again with what they wrote.
   *
   * @throws {RefusedError}
   * @throws {ClosedError}
   */
  update(key: string, change: (value: Json | undefined) => Json): Promise<Written> {
    return this.#write(key, (state) =>
      state.update(key, (value) => {
        const next = change(value);
        checkValue(next);
        return next;
      }),
    );
  }

  /**
   * What is shared, and then every change of it; of what changes faster than one reads, the newest. Ends when the room is
   * left, or with `signal`.
   *
   * @param key of one entry; all unless given
   * @throws {ClosedError} to whoever reads, when the room closes for good
   */
  async *watch(key?: string, signal?: AbortSignal): AsyncGenerator<Change, void> {
    const { view } = await this.#inside;
    yield* watch(view, key, signal);
  }

  /** Calls `listener` with every event of `type` from now on, until what is returned is called. */
  on<Type extends keyof RoomEvents>(
    type: Type,
    listener: (event: RoomEvents[Type]) => void,
  ): () => void {
    const undo = this.#emitter.on(type, listener);
    if (type === "message") this.#tellMessages();
    return undo;
  }

  /**
   * Sends everybody in the room something that passes: typing, where one points. Nobody keeps it. Tells whether it went
   * out: not while the connection is away, nor with a kind or data that no signal may have.
   *
   * @param kind what it is about: a lower-case letter, then at most 31 of `a-z 0-9 -`
   * @param data at most 512 characters
   */
  signal(kind: string, data?: string): Promise<boolean> {
    return this.#do(({ view }) => view.signal(kind, data));
  }

  /**
   * Changes what we are called; others hear of it as soon as there is a connection.
   *
   * @throws {RefusedError} `bad-name` if nobody can be called so
   */
  rename(name: string): Promise<void> {
    return this.#do(({ view }) => {
      view.rename(checkedName(name));
    });
  }

  /** Leaves for good. What is not yet known to be stored is given up, and whatever reads comes to an end. */
  leave(): void {
    this.#leave(new ClosedError(LEFT));
  }

  #leave(reason: unknown): void {
    this.#end = reason;
    this.#giveUp(reason);
    this.#ask(({ view }) => view.leave()).catch(() => {});
  }

  /** At once, if we have our token, so that what a program does after it comes after it. */
  async #ask<T>(action: (inside: Inside) => T): Promise<Awaited<T>> {
    return await action(this.#here ?? (await this.#inside));
  }

  /** What fails is told as an event, too, so that nobody has to wait for it, and no process ends by it. */
  #do<T>(action: (inside: Inside) => T): Promise<Awaited<T>> {
    const done = this.#ask(action);
    done.catch((failed: unknown) => this.#emitter.emit({ failed }));
    return done;
  }

  #write(key: string, write: (state: SharedState) => Promise<Written>): Promise<Written> {
    return this.#do(({ state }) => {
      checkKey(key);
      return write(state).catch((error: unknown) => {
        throw error instanceof RefusedError && error.code === "closed" ? this.#end : error;
      });
    });
  }

  #giveUp(reason: unknown): void {
    this.#undoAbort();
    this.#here?.speaking.giveUp(reason);
  }

  async #enter(options: Omit<RoomOptions, "token">, token: Promise<string>): Promise<Inside> {
    const view = enterRoom({ ...options, token: await token });
    view.onSignal((signal) => this.#emitter.emit({ signal }));
    const speaking = new Speaking(view);
    view.subscribe(() => this.#observe(view));
    return { view, speaking, feed: new Feed(view), state: new SharedState(view) };
  }

  #observe({ state }: View): void {
    const former = this.#state;
    this.#state = state;
    this.#emitter.tell(former, state);
    const { connection } = state;
    if (connection.status === "closed")
      this.#giveUp((this.#end ??= new ClosedError(connection.cause)));
  }

  #tellMessages(): void {
    if (this.#tellsMessages) return;
    this.#tellsMessages = true;
    const tell = async (): Promise<void> => {
      for await (const message of this.messages({ since: "now" })) {
        this.#emitter.emit({ message });
      }
    };
    // How it ended is told as an event of the connection.
    tell().catch(() => {});
  }

  async *#read(
    begin: Promise<Cursor | undefined>,
    { follow, signal }: ReadOptions,
  ): AsyncGenerator<FlatMessage, void> {
    const { feed } = await this.#inside;
    for await (const message of feed.read(begin, follow, signal)) yield flatten(message);
  }

  /** @param look gives `undefined` while there is nothing to tell */
  async *#newest<T>(look: () => T | undefined): AsyncGenerator<T, void> {
    const { view } = await this.#inside;
    let last: T | undefined;
    for (;;) {
      const now = look();
      if (now === undefined || now === last) {
        if (isOver(view)) return;
        await changed(view);
      } else yield (last = now);
    }
  }
}
