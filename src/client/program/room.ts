/**
 * A room for a program: say something and know that it is stored, read what is said, hear of who comes and goes. What a
 * page shows is in ../room.ts; this stands on it.
 */
import { CLOSE } from "../../protocol/close-codes.ts";
import { bytesOfValue, isKey, type Json } from "../../protocol/entry.ts";
import type { ServerFrame } from "../../protocol/frames.ts";
import type { Cursor, MemberId, MessageId } from "../../protocol/ids.ts";
import type { Member, Message } from "../../protocol/message.ts";
import { cleanName, guestName } from "../../protocol/names.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { FAULTS, VALUE_TOO_LONG } from "../../protocol/refusals.ts";
import { faultInBody } from "../../protocol/text.ts";
import type { Cause, ConnectionState } from "../connection.ts";
import { type Entries, NO_ENTRIES } from "../entries.ts";
import { newSecret, type Secret, tokenFor } from "../identity.ts";
import type { Ports } from "../ports.ts";
import {
  joinRoom as enterRoom,
  type Room as View,
  type RoomOptions,
  type RoomState,
} from "../room.ts";
import { EMPTY } from "../timeline.ts";
import { RefusedError } from "../refused-error.ts";
import {
  type Change,
  changesBetween,
  SharedState,
  type WriteOptions,
  type Written,
} from "../shared-state.ts";
import { ClosedError } from "./closed-error.ts";
import { Emitter, type RoomEvents } from "./events.ts";
import { Feed, type Since } from "./feed.ts";
import { parseLink, type RoomLink } from "./link.ts";

export interface JoinOptions {
  /** What others call us; a friendly guest's name unless given. At most 40 characters. */
  readonly name?: string;
  /** Who we are, from {@link newSecret}: keep it, and we are the same member next time. Somebody new unless given. */
  readonly secret?: Secret;
  /** Leaves the room when it aborts. */
  readonly signal?: AbortSignal;
  /** What is used of the surroundings, for tests. */
  readonly ports?: Partial<Ports>;
}

export interface ReadOptions {
  /** Where to begin: {@link Since}; the newest 50 unless given. */
  readonly since?: Since;
  /** Whether to wait for what is said next, as it is unless told; else it ends with the last there is. */
  readonly follow?: boolean;
  /** Ends this one reading when it aborts, and not the stay in the room. */
  readonly signal?: AbortSignal;
}

/**
 * Joins a room and stays in it, through every loss of connection, until {@link Room.leave}.
 *
 * @param link as in `https://alcove.example.org/r/game-night`, with `#key=…` if it grants a role
 * @throws {TypeError} if `link` leads to no room
 * @throws {RefusedError} `bad-name` if nobody can be called `name`
 *
 * @example
 * const room = joinRoom("https://alcove.example.org/r/game-night", { name: "Nora" });
 * await room.say("Hello from a program");
 * for await (const { name, body } of room.messages()) console.log(`${name}: ${body}`);
 */
export function joinRoom(link: string, options: JoinOptions = {}): Room {
  const place = parseLink(link);
  if (place === undefined) throw new TypeError(`No room's link: ${link}`);
  const { name = guestName(newSecret()), secret = newSecret() } = options;
  const token = tokenFor(secret, place.origin, place.room);
  return new Room(place, token, checkedName(name), options);
}

/** What waits for word of a message. */
interface Said {
  readonly resolve: (message: Message) => void;
  readonly reject: (reason: unknown) => void;
}

interface Inside {
  readonly view: View;
  readonly feed: Feed;
  readonly state: SharedState;
}

const LEFT: Cause = { code: CLOSE.normal, reason: "left" };

export class Room {
  readonly #inside: Promise<Inside>;
  /** What {@link #inside} gives, from then on. */
  #here: Inside | undefined;
  readonly #emitter = new Emitter();
  /** Neither stored nor refused. */
  readonly #said = new Map<MessageId, Said>();
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
    this.#state = {
      connection: { status: "connecting", attempt: 0, since: Date.now() },
      name,
      members: [],
      count: 0,
      timeline: EMPTY,
      entries: NO_ENTRIES,
      outbox: [],
      notices: [],
    };
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
  async say(body: string): Promise<Message> {
    const fault = faultInBody(body);
    if (fault !== undefined) throw refusedFor(fault);
    return this.#do(({ view, feed }) => {
      if (feed.isOver()) throw new ClosedError(LEFT);
      void view.say(body);
      const { promise, ...said } = Promise.withResolvers<Message>();
      const id = view.state.outbox.at(-1)?.id;
      if (id !== undefined) this.#said.set(id, said);
      return promise;
    });
  }

  /**
   * What is said here, history first: each message once and in order, through every loss of connection, however slowly
   * it is read. Ends when the room is left.
   *
   * @throws {RangeError} if `since` is no beginning
   * @throws {ClosedError} to who reads, when the room closes for good
   */
  messages(options: ReadOptions = {}): AsyncGenerator<Message, void> {
    const { since = "newest", signal } = options;
    checkSince(since);
    // From this call on, not from when somebody begins to read.
    const begin = this.#do(({ feed }) => feed.begin(since, signal));
    begin.catch(() => {});
    return this.#read(begin, options);
  }

  /** Who is here: now, and after every change. Who reads slowly is told the last of several. */
  presence(): AsyncGenerator<readonly Member[], void> {
    return this.#newest(() => (this.you === undefined ? undefined : this.members));
  }

  /** How the connection is: now, and after every change. Who reads slowly is told the last of several. */
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
   * @throws {ClosedError} if the room closed, or we left, before it was known to be stored
   */
  async set(key: string, value: Json, options: WriteOptions = {}): Promise<Written> {
    checkKey(key);
    checkValue(value);
    checkRev(options);
    return this.#write(({ state }) => state.set(key, value, options));
  }

  /**
   * Deletes what is shared under `key`, if there is something; else as {@link set}.
   *
   * @throws {RefusedError}
   * @throws {ClosedError}
   */
  async delete(key: string, options: WriteOptions = {}): Promise<Written> {
    checkKey(key);
    checkRev(options);
    return this.#write(({ state }) => state.delete(key, options));
  }

  /**
   * Shares what `change` makes of the value that is there, `undefined` if there is none. Nobody's change is lost: if somebody
   * else was faster, `change` is called again with what they wrote.
   *
   * @throws {RefusedError}
   * @throws {ClosedError}
   */
  async update(key: string, change: (value: Json | undefined) => Json): Promise<Written> {
    checkKey(key);
    return this.#write(({ state }) =>
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
   * @throws {ClosedError} to who reads, when the room closes for good
   */
  async *watch(key?: string, signal?: AbortSignal): AsyncGenerator<Change, void> {
    const { feed, state } = await this.#inside;
    yield* state.watch(key, signal);
    feed.isOver(signal);
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
  async signal(kind: string, data?: string): Promise<boolean> {
    return this.#do(({ view }) => view.signal(kind, data));
  }

  /**
   * Changes what we are called; others hear of it as soon as there is a connection.
   *
   * @throws {RefusedError} `bad-name` if nobody can be called so
   */
  async rename(name: string): Promise<void> {
    const cleaned = checkedName(name);
    await this.#do(({ view }) => view.rename(cleaned));
  }

  /** Leaves for good. What is not yet known to be stored is given up, and who reads comes to an end. */
  leave(): void {
    this.#leave(new ClosedError(LEFT));
  }

  #leave(reason: unknown): void {
    this.#end = reason;
    this.#giveUp(reason);
    this.#do(({ view }) => view.leave()).catch(() => {});
  }

  /** At once, if we have our token, so that what a program does after it comes after it. */
  async #do<T>(action: (inside: Inside) => T): Promise<Awaited<T>> {
    return await action(this.#here ?? (await this.#inside));
  }

  async #write(write: (inside: Inside) => Promise<Written>): Promise<Written> {
    try {
      return await this.#do(write);
    } catch (error) {
      const { connection } = this.#state;
      if (connection.status !== "closed" || !(error instanceof RefusedError)) throw error;
      throw error.code === "closed" ? this.#end : error;
    }
  }

  #giveUp(reason: unknown): void {
    this.#undoAbort();
    for (const { reject } of this.#said.values()) reject(reason);
    this.#said.clear();
  }

  async #enter(options: Omit<RoomOptions, "token">, token: Promise<string>): Promise<Inside> {
    const view = enterRoom({ ...options, token: await token });
    view.onFrame((frame) => this.#acknowledge(frame));
    view.onSignal((signal) => this.#emitter.emit("signal", signal));
    view.subscribe(() => this.#observe(view));
    return { view, feed: new Feed(view), state: new SharedState(view) };
  }

  #acknowledge(frame: ServerFrame): void {
    if (!("records" in frame)) return;
    for (const message of frame.records) {
      if (message.by !== this.#state.you) continue;
      this.#said.get(message.id)?.resolve(message);
      this.#said.delete(message.id);
    }
  }

  #observe(view: View): void {
    const former = this.#state;
    const { connection, notices, outbox } = (this.#state = view.state);
    if (connection !== former.connection) this.#emitter.emit("connection", connection);
    const lastTold = former.notices.at(-1);
    const told = lastTold === undefined ? -1 : notices.lastIndexOf(lastTold);
    for (const { kind, member } of notices.slice(told + 1)) this.#emitter.emit(kind, member);
    for (const change of changesBetween(former.entries, view.state.entries))
      this.#emitter.emit("change", change);
    if (outbox !== former.outbox) this.#refuse(view);
    if (connection.status === "closed")
      this.#giveUp((this.#end ??= new ClosedError(connection.cause)));
  }

  /** Nobody is here to write it anew: what the room refused goes back to who said it. */
  #refuse(view: View): void {
    for (const { id, refused } of view.state.outbox) {
      if (refused === undefined) continue;
      this.#said.get(id)?.reject(new RefusedError(refused.code, refused.detail));
      this.#said.delete(id);
      view.discard(id);
    }
  }

  #tellMessages(): void {
    if (this.#tellsMessages) return;
    this.#tellsMessages = true;
    const tell = async (): Promise<void> => {
      for await (const message of this.messages({ since: "now" })) {
        this.#emitter.emit("message", message);
      }
    };
    // How it ended is told as an event of the connection.
    tell().catch(() => {});
  }

  async *#read(
    begin: Promise<Cursor | undefined>,
    { follow, signal }: ReadOptions,
  ): AsyncGenerator<Message, void> {
    const { feed } = await this.#inside;
    yield* feed.read(begin, follow, signal);
  }

  /** @param look gives `undefined` while there is nothing to tell */
  async *#newest<T>(look: () => T | undefined): AsyncGenerator<T, void> {
    const { feed } = await this.#inside;
    let last: T | undefined;
    for (;;) {
      const now = look();
      if (now === undefined || now === last) {
        if (feed.isOver()) return;
        await feed.changed();
      } else yield (last = now);
    }
  }
}

function checkedName(name: string): string {
  const cleaned = cleanName(name);
  if (cleaned === undefined) throw refusedFor("bad-name");
  return cleaned;
}

function checkKey(key: string): void {
  if (!isKey(key)) throw refusedFor("bad-key");
}

/** What is far too large would end the connection. */
function checkValue(value: Json): void {
  if (bytesOfValue(value) > LIMITS.valueBytes) throw new RefusedError("too-long", VALUE_TOO_LONG);
}

/** What is no frame, too. */
function checkRev({ rev = 0 }: WriteOptions): void {
  if (!isSeq(rev)) throw new RangeError(`No rev: ${rev}`);
}

function checkSince(since: Since): void {
  if (typeof since === "string") return;
  const isTime = since instanceof Date && !Number.isNaN(since.getTime());
  if (isTime || isSeq(typeof since === "object" && "seq" in since ? since.seq : since)) return;
  throw new RangeError("Nothing begins there: give a seq from 0 up, a cursor or a valid Date");
}

function isSeq(value: unknown): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function refusedFor(code: keyof typeof FAULTS): RefusedError {
  return new RefusedError(code, FAULTS[code]);
}
