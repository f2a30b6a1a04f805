/**
 * A room for a program: say something and know that it is stored, read what is said, hear of who comes and goes. What a
 * page shows is in ../core/room-view.ts; this stands on it.
 */
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import type { Cursor, MemberId } from "../../protocol/ids.ts";
import {
  type FlatMessage,
  flatten,
  type Member,
  type Message,
} from "../../protocol/records/message.ts";
import { faultInBody } from "../../protocol/text.ts";
import type { Cause, ConnectionState } from "../core/connection.ts";
import { enterRoom, type RoomView } from "../core/room-view.ts";
import { outside, type RoomState } from "../core/room-state.ts";
import { RefusedError } from "../core/refused-error.ts";
import { checkedName, checkSince, refusedFor } from "./checks.ts";
import { ClosedError } from "./closed-error.ts";
import type { Entrance } from "./entrance.ts";
import { Emitter, type RoomEvents } from "./events.ts";
import { Feed, type Since } from "./reading/feed.ts";
import { changed, isOver } from "./reading/watching.ts";

export interface ReadOptions {
  /** Where to begin: {@link Since}; the newest 50 unless given. */
  readonly since?: Since;
  /** Whether to wait for what is said next, as it is unless told; else it ends with the last there is. */
  readonly follow?: boolean;
  /** Ends this one reading when it aborts, and not the stay in the room. */
  readonly signal?: AbortSignal;
}

interface Inside {
  readonly view: RoomView;
  readonly feed: Feed;
}

const LEFT: Cause = { code: CLOSE.normal, reason: "left" };

/** What the entry points have in common: reading, speaking, and who is here. */
export class Conversation {
  readonly #inside: Promise<Inside>;
  /** What {@link #inside} gives, from then on. */
  #here: Inside | undefined;
  readonly #emitter = new Emitter();
  readonly #undoAbort: () => void;
  #state: RoomState;
  #tellsMessages = false;
  /** Why the stay is over, once it is. */
  #end: unknown;

  /** @internal Use `joinRoom`. */
  constructor(entrance: Entrance) {
    const { name, signal } = entrance;
    this.#state = outside(name, { status: "connecting", attempt: 0, since: Date.now() });
    this.#inside = this.#enter(entrance);
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
   *
   * @example
   * const { seq, at } = await room.say("Hello from a program");
   * console.log(`stored as ${seq} at ${new Date(at).toISOString()}`);
   */
  say(body: string): Promise<FlatMessage> {
    return this.within((view) => {
      const fault = faultInBody(body);
      if (fault !== undefined) throw refusedFor(fault);
      if (isOver(view)) throw new ClosedError(LEFT);
      const { clock, newId } = view.ports;
      return new Promise<FlatMessage>((resolve, refused) => {
        const stored = (message: Message): void => resolve(flatten(message));
        void view.outbox.say(newId(), body, clock.now(), { stored, refused });
      });
    });
  }

  /**
   * What is said here, history first: each message once and in order, through every loss of connection, however slowly
   * it is read. Ends when the room is left.
   *
   * @throws {RangeError} if `since` is no beginning
   * @throws {ClosedError} to whoever reads, when the room closes for good
   *
   * @example
   * for await (const { name, body } of room.messages({ since: "now" })) console.log(name, body);
   */
  messages(options: ReadOptions = {}): AsyncGenerator<FlatMessage, void> {
    const { since = "newest", signal } = options;
    checkSince(since);
    // From this call on, not from when somebody begins to read.
    const begin = this.#ask(({ feed }) => feed.begin(since, signal));
    begin.catch(() => {});
    return this.#read(begin, options);
  }

  /**
   * Who is here: now, and after every change. A slow reader is told the last of several.
   *
   * @throws {ClosedError} to whoever reads, when the room closes for good
   *
   * @example
   * for await (const members of room.presence()) console.log(members.map(({ name }) => name));
   */
  presence(): AsyncGenerator<readonly Member[], void> {
    return this.#newest(() => (this.you === undefined ? undefined : this.members));
  }

  /**
   * How the connection is: now, and after every change. A slow reader is told the last of several.
   *
   * @throws {ClosedError} to whoever reads, when the room closes for good
   *
   * @example
   * for await (const { status } of room.connections()) if (status === "open") break;
   */
  connections(): AsyncGenerator<ConnectionState, void> {
    return this.#newest(() => this.connection);
  }

  /**
   * Calls `listener` with every event of `type` from now on.
   *
   * @returns what stops it
   *
   * @example
   * const stop = room.on("joined", ({ name }) => void room.say(`Hello, ${name}`));
   * stop();
   */
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
   *
   * @example
   * if (!(await room.signal("cursor", "3,4"))) console.log("nobody heard it");
   */
  signal(kind: string, data?: string): Promise<boolean> {
    return this.within((view) => view.signal(kind, data));
  }

  /**
   * Changes what we are called; others hear of it as soon as there is a connection.
   *
   * @param name at most 40 characters
   * @throws {RefusedError} `bad-name` if nobody can be called so
   *
   * @example
   * await room.rename("Nora from work");
   */
  rename(name: string): Promise<void> {
    return this.within((view) => {
      view.rename(checkedName(name));
    });
  }

  /**
   * Leaves for good. What is not yet known to be stored is given up, and whatever reads comes to an end.
   *
   * @example
   * room.leave();
   */
  leave(): void {
    this.#leave(new ClosedError(LEFT));
  }

  #leave(reason: unknown): void {
    this.#end = reason;
    this.#undoAbort();
    this.#ask(({ view }) => view.leave()).catch(() => {});
  }

  /** At once, if we have our token, so that what a program does after it comes after it. */
  async #ask<T>(action: (inside: Inside) => T): Promise<Awaited<T>> {
    return await action(this.#here ?? (await this.#inside));
  }

  /** @internal What we see of the room now. */
  get seen(): RoomState {
    return this.#state;
  }

  /** @internal */
  get view(): Promise<RoomView> {
    return this.#ask(({ view }) => view);
  }

  /**
   * @internal Asks something of the room. What fails is told as an event, too, so that nobody has to wait for it, and no
   * process ends by it.
   */
  within<T>(action: (view: RoomView) => T): Promise<Awaited<T>> {
    const done = this.#ask(({ view }) => action(view)).catch((error: unknown) => {
      throw error instanceof RefusedError && error.code === "closed" ? this.#end : error;
    });
    done.catch((failed: unknown) => this.#emitter.emit({ failed }));
    return done;
  }

  async #enter({ place, token, name, ports }: Entrance): Promise<Inside> {
    const { socketUrl: url, key } = place;
    const view = enterRoom({ url, key, name, token: await token, ...(ports && { ports }) });
    view.onSignal((signal) => this.#emitter.emit({ signal }));
    view.subscribe(() => this.#observe(view));
    return { view, feed: new Feed(view) };
  }

  #observe({ state }: RoomView): void {
    const former = this.#state;
    this.#state = state;
    this.#emitter.tell(former, state);
    const { connection } = state;
    if (connection.status !== "closed") return;
    this.#end ??= new ClosedError(connection.cause);
    this.#undoAbort();
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
