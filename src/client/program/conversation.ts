/**
 * A room for a program: sends messages and reports when they are stored, reads, and reports who joins and
 * leaves. It is built on ../core/room-view.ts, which the page draws.
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
import type { Cause, ConnectionState } from "../core/reconnecting-socket.ts";
import { enterRoom, type RoomView } from "../core/room-view.ts";
import { outside, type RoomState } from "../core/room-state.ts";
import { RefusedError } from "../core/refused-error.ts";
import { checkedName, checkSince, refusedFor } from "./checks.ts";
import { ClosedError } from "./closed-error.ts";
import type { Entrance } from "./entrance.ts";
import { Emitter, type RoomEvents } from "./events.ts";
import { Feed, type Since } from "./reading/feed.ts";
import { nextChange, isOver } from "./reading/watching.ts";

export interface ReadOptions {
  /** Where reading begins: {@link Since}; with the newest 50 messages by default. */
  readonly since?: Since;
  /** Whether to wait for new messages (the default), or to end after the latest. */
  readonly follow?: boolean;
  /** Ends this iteration when it aborts; the program stays in the room. */
  readonly signal?: AbortSignal;
}

interface Inside {
  readonly view: RoomView;
  readonly feed: Feed;
}

const LEFT: Cause = { code: CLOSE.normal, reason: "left" };

/** What `joinRoom` of `alcove/client/core` returns: reading, sending, and who is here. */
export class Conversation {
  readonly #inside: Promise<Inside>;
  /** What {@link #inside} resolved to. */
  #here: Inside | undefined;
  readonly #emitter = new Emitter();
  readonly #undoAbort: () => void;
  #state: RoomState;
  #tellsMessages = false;
  /** What pending calls reject with, once the connection has ended for good. */
  #end: unknown;

  /** @internal Use `joinRoom`. */
  constructor(entrance: Entrance) {
    const { name, signal } = entrance;
    this.#state = outside(name, { status: "connecting", attempt: 0, since: Date.now() });
    this.#inside = this.#enter(entrance);
    // If it fails, each later call rejects with the reason.
    this.#inside.then((inside) => (this.#here = inside)).catch(() => {});
    const leave = (): void => this.#leave(signal?.reason);
    signal?.addEventListener("abort", leave);
    this.#undoAbort = () => signal?.removeEventListener("abort", leave);
    if (signal?.aborted === true) leave();
  }

  get connection(): ConnectionState {
    return this.#state.connection;
  }

  /** This member's id; `undefined` until the first welcome. */
  get you(): MemberId | undefined {
    return this.#state.you;
  }

  /** This member's display name. */
  get name(): string {
    return this.#state.name;
  }

  /** The members present, including this one. Of more than 200, only some. */
  get members(): readonly Member[] {
    return this.#state.members;
  }

  /** The number of members present. */
  get count(): number {
    return this.#state.count;
  }

  /** How much of the room has arrived; `undefined` until the first welcome. */
  get cursor(): Cursor | undefined {
    return this.#state.timeline.cursor;
  }

  /**
   * Sends a message, now or as soon as there is a connection: once, and in the order of the calls.
   *
   * @param body at most 8,000 bytes of UTF-8
   * @returns the message, once it is stored
   * @throws {RefusedError} if the room refuses it; later messages are sent all the same
   * @throws {ClosedError} if the room closed, or the program left, before it was known to be stored
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
   * The messages of the room, history first: each once and in order, through every loss of connection,
   * however slowly they are read. Ends when the program leaves.
   *
   * @throws {RangeError} if `since` is not a valid start
   * @throws {ClosedError} to the reader, when the room closes for good
   *
   * @example
   * for await (const { name, body } of room.messages({ since: "now" })) console.log(name, body);
   */
  messages(options: ReadOptions = {}): AsyncGenerator<FlatMessage, void> {
    const { since = "newest", signal } = options;
    checkSince(since);
    // Starts with this call, not with the first read.
    const begin = this.#ask(({ feed }) => feed.begin(since, signal));
    begin.catch(() => {});
    return this.#read(begin, options);
  }

  /**
   * The members who are here: now, and after each change. A slow reader gets the latest.
   *
   * @throws {ClosedError} to the reader, when the room closes for good
   *
   * @example
   * for await (const members of room.presence()) console.log(members.map(({ name }) => name));
   */
  presence(): AsyncGenerator<readonly Member[], void> {
    return this.#newest(() => (this.you === undefined ? undefined : this.members));
  }

  /**
   * The state of the connection: now, and after each change. A slow reader gets the latest.
   *
   * @throws {ClosedError} to the reader, when the room closes for good
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
   * Sends a signal to everybody in the room, such as typing or a pointer's position. It is not stored.
   *
   * @param kind a lower-case letter, then at most 31 of `a-z 0-9 -`
   * @param data at most 512 characters
   * @returns whether it was sent: not without a connection, nor with an invalid kind or data
   *
   * @example
   * if (!(await room.signal("cursor", "3,4"))) console.log("nobody heard it");
   */
  signal(kind: string, data?: string): Promise<boolean> {
    return this.within((view) => view.signal(kind, data));
  }

  /**
   * Changes the own display name, now or as soon as there is a connection.
   *
   * @param name at most 40 characters
   * @throws {RefusedError} `bad-name` if the name cannot be shown
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
   * Leaves for good. Calls whose answer is still due reject, and readers end.
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

  /** At once if the token is known, so that calls keep their order. */
  async #ask<T>(action: (inside: Inside) => T): Promise<Awaited<T>> {
    return await action(this.#here ?? (await this.#inside));
  }

  /** @internal The room's current state. */
  get seen(): RoomState {
    return this.#state;
  }

  /** @internal */
  get view(): Promise<RoomView> {
    return this.#ask(({ view }) => view);
  }

  /**
   * @internal Runs `action` on the view. A failure is also an event, so nobody has to await the promise, and
   * no process ends because of it.
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
    // An event of the connection tells how it ended.
    tell().catch(() => {});
  }

  async *#read(
    begin: Promise<Cursor | undefined>,
    { follow, signal }: ReadOptions,
  ): AsyncGenerator<FlatMessage, void> {
    const { feed } = await this.#inside;
    for await (const message of feed.read(begin, follow, signal)) yield flatten(message);
  }

  /** @param look returns `undefined` while there is nothing to yield */
  async *#newest<T>(look: () => T | undefined): AsyncGenerator<T, void> {
    const { view } = await this.#inside;
    let last: T | undefined;
    for (;;) {
      const now = look();
      if (now === undefined || now === last) {
        if (isOver(view)) return;
        await nextChange(view);
      } else yield (last = now);
    }
  }
}
