/**
 * A room, as somebody in it sees it: one immutable state, and the few things they can do.
 */
import type {
  Gap,
  Presence,
  Refused,
  ServerFrame,
  HeardSignal,
  Welcome,
} from "../protocol/frames.ts";
import type { ClientFrame } from "../protocol/client-frames.ts";
import type { Member, Message } from "../protocol/message.ts";
import { PROTOCOL_VERSION } from "../protocol/client-frames.ts";
import type { Key, MemberId, MessageId, Seq } from "../protocol/ids.ts";
import type { Role } from "../protocol/roles.ts";
import { isSignal } from "../protocol/signal.ts";
import { cleanName, guestName } from "../protocol/names.ts";
import {
  type Attendance,
  greeted,
  missed,
  MISSING_AT_MOST,
  type News,
  NOBODY,
  told,
} from "./attendance.ts";
import { Connection, type ConnectionState } from "./connection.ts";
import { type Entries, NO_ENTRIES, withChanged } from "./entries.ts";
import { newId } from "./identity.ts";
import {
  acknowledged,
  aged,
  merged,
  noStore,
  type Outbox,
  type OutboxStore,
  refusedIn,
} from "./outbox.ts";
import { dialWebSocket, type Ports, systemClock } from "./ports.ts";
import { Sender } from "./sender.ts";
import type { Snapshot } from "./snapshot.ts";
import { changed, EMPTY, filled, forgotten, type Timeline, welcomed } from "./timeline.ts";
import { Timers } from "./timers.ts";

/** Somebody came, went or changed their name while we were here. */
export interface Notice extends News {
  /** Milliseconds since 1970, by our clock. */
  readonly at: number;
  /** The last message before it. */
  readonly after: Seq;
}

export interface RoomState {
  readonly connection: ConnectionState;
  /** Our own id, once the room has told it. */
  readonly you?: MemberId;
  /** What we may do; absent in a room that nobody owns, where all are members. */
  readonly role?: Role | undefined;
  readonly name: string;
  readonly members: readonly Member[];
  /** How many are here; `members` may list fewer in a large room. */
  readonly count: number;
  readonly timeline: Timeline;
  /** What the members share, as of the timeline's cursor. */
  readonly entries: Entries;
  readonly outbox: Outbox;
  /** The newest 250. */
  readonly notices: readonly Notice[];
}

export interface RoomOptions {
  /** The room's socket: `wss://…/r/name`. */
  readonly url: string;
  /** From {@link tokenFor}. */
  readonly token: string;
  /** Of the link that one came by. */
  readonly key?: Key | undefined;
  readonly name: string;
  /** This page or program, among all that its member has open: 8 to 64 of `A-Z a-z 0-9 _ -`; random unless told. */
  readonly visit?: string;
  /** Where what was said outlives this page or program; nowhere unless told. */
  readonly outbox?: OutboxStore;
  /** What was kept of an earlier visit, shown as soon as it is there; the room then tells what changed since. */
  readonly kept?: Promise<Snapshot | undefined>;
  readonly ports?: Partial<Ports>;
}

/** A welcome lists 200 members; that many may come at once, and be told truly. */
const NOTICES_KEPT = 250;
/** Milliseconds to wait for what an earlier page left; a healthy store takes a few. */
const ADOPT_WITHIN = 3_000;

/** Joins a room and stays in it, through every loss of connection, until {@link Room.leave}. */
export function joinRoom(options: RoomOptions): Room {
  const defaults = { dial: dialWebSocket, clock: systemClock, random: Math.random, newId };
  return new Room(options, { ...defaults, ...options.ports });
}

export class Room {
  /** @internal */
  readonly ports: Ports;
  readonly #store: OutboxStore;
  readonly #sender = new Sender();
  readonly #timers: Timers<"again" | "begin" | "missing" | "resend">;
  readonly #listeners = new Set<() => void>();
  readonly #frameListeners = new Set<(frame: ServerFrame) => void>();
  readonly #signalListeners = new Set<(signal: HeardSignal) => void>();
  readonly #connection: Connection;
  #attendance: Attendance = NOBODY;
  /** A name that we chose and the room does not know yet. */
  #chosenName: string | undefined;
  /** What we asked for and have not got. */
  #pulled: Gap | undefined;
  #lastMoment = 0;
  #hasBegun = false;
  #state: RoomState;

  /** @internal Use {@link joinRoom}. */
  constructor({ url, token, name, outbox = noStore, ...options }: RoomOptions, ports: Ports) {
    this.ports = ports;
    this.#store = forgiving(outbox);
    this.#timers = new Timers(ports.clock);
    const visit = options.visit ?? ports.newId();
    this.#connection = new Connection(url, ports, {
      hello: () => {
        const { name: current, timeline } = this.#state;
        const cursor = timeline.cursor && { cursor: timeline.cursor };
        const by = options.key === undefined ? {} : { key: options.key };
        return {
          type: "hello",
          v: PROTOCOL_VERSION,
          token,
          visit,
          name: current,
          ...cursor,
          ...by,
        };
      },
      received: (frame) => {
        this.#receive(frame);
        for (const listener of this.#frameListeners) listener(frame);
      },
      changed: (connection) => {
        if (connection.status !== "open") {
          this.#sender.hold();
          // Who is missing cannot be seen from here; the next welcome gives them their moment anew.
          this.#timers.clear("missing");
          this.#attendance = { ...this.#attendance, missing: new Set() };
        }
        this.#become({ connection });
      },
      members: () => this.#state.count,
      beat: () => void this.#adopt(),
    });
    this.#state = {
      connection: this.#connection.state,
      name:
        cleanName(name) ?? guestName(new Uint8Array([ports.random() * 256, ports.random() * 256])),
      members: [],
      count: 0,
      timeline: EMPTY,
      entries: NO_ENTRIES,
      outbox: [],
      notices: [],
    };
    this.#connection.connect();
    void this.#begin();
    if (options.kept !== undefined) void this.#recall(options.kept);
  }

  get state(): RoomState {
    return this.#state;
  }

  /** Calls `listener` after every change of {@link state}, until undone. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Says `body`, now or as soon as there is a connection. It is in {@link RoomState.outbox} at once.
   *
   * @returns its id, once it is safe in the outbox's store
   */
  async say(body: string): Promise<MessageId> {
    const after = this.#state.timeline.cursor?.seq ?? 0;
    const pending = { id: this.ports.newId(), body, at: this.#nextMoment(), after };
    this.#become({ outbox: [...this.#state.outbox, pending] });
    this.#flush();
    await this.#store.put(pending);
    return pending.id;
  }

  /** Sends again what the room refused, or what waited for a person, as it is. */
  resend(id: MessageId): void {
    const former = this.#state.outbox.find((it) => it.id === id);
    if (former === undefined) return;
    const { body, after } = former;
    const again = { id, body, after, at: this.#nextMoment() };
    // As new, so behind all that was said since.
    const others = this.#state.outbox.filter((it) => it !== former);
    this.#become({ outbox: [...others, again] });
    this.#sender.takeBack(id, this.#state.outbox);
    void this.#store.put(again);
    this.#flush();
  }

  /** Takes back what the room refused, so that it can be said differently. */
  discard(id: MessageId): void {
    this.#settle(this.#state.outbox.filter((pending) => pending.id !== id));
    // Should the room be waiting for it before it takes another: a new hello starts from a clean sheet.
    this.#greetAgain();
  }

  /** Changes our name, here and in all our tabs in this room; tells whether it can be a name. */
  rename(asked: string): boolean {
    const name = cleanName(asked);
    if (name === undefined) return false;
    this.#chosenName = name;
    this.#become({ name });
    this.#connection.send({ type: "rename", name });
    return true;
  }

  /** Asks for what lies in `gap`, a page at a time from its newer end. */
  fill(gap: Gap): void {
    this.#pulled = gap;
    this.#connection.send({ type: "pull", ...gap });
  }

  /** Lets go of all messages before `seq`; they become a gap, and can be had again. */
  forget(seq: Seq): void {
    this.#become({ timeline: forgotten(this.#state.timeline, seq) });
  }

  /** Dials at once instead of waiting for the next attempt; also what ends a {@link pause}. */
  retry(): void {
    this.#connection.connect();
  }

  /**
   * Closes the connection until {@link retry}, as for a page that is put aside and may come back as it was. What is
   * said meanwhile waits in the outbox. Others of our visits may look after it, so what is in it may be said by then.
   */
  pause(): void {
    this.#sender.suspect(this.#state.outbox);
    this.#connection.pause();
  }

  /** Back from a sleep: makes sure at once that the connection lives, or dials. */
  wake(): void {
    this.#connection.wake();
  }

  /**
   * Sends everybody in the room something that passes: typing, where one points. Nobody keeps it. Tells whether it went
   * out: not while the connection is away, nor with a kind or data that no signal may have.
   *
   * @param kind what it is about: a lower-case letter, then at most 31 of `a-z 0-9 -`
   * @param data at most 512 characters
   */
  signal(kind: string, data?: string): boolean {
    const signal = { type: "signal", kind, ...(data !== undefined && { data }) } as const;
    return isSignal(signal) && this.#connection.send(signal);
  }

  /** Calls `listener` with every signal that comes, our own too, until undone. */
  onSignal(listener: (signal: HeardSignal) => void): () => void {
    this.#signalListeners.add(listener);
    return () => this.#signalListeners.delete(listener);
  }

  /** @internal Calls `listener` with every frame, once it is taken in here, until undone. */
  onFrame(listener: (frame: ServerFrame) => void): () => void {
    this.#frameListeners.add(listener);
    return () => this.#frameListeners.delete(listener);
  }

  /** @internal Tells whether it went out: only while we are in the room, and do not wait for a welcome. */
  send(frame: ClientFrame): boolean {
    return !this.#connection.isGreeting && this.#connection.send(frame);
  }

  leave(): void {
    this.#connection.leave();
    this.#timers.clearAll();
    this.#listeners.clear();
    this.#frameListeners.clear();
    this.#signalListeners.clear();
  }

  #receive(frame: ServerFrame): void {
    const { timeline, entries } = this.#state;
    switch (frame.type) {
      case "welcome":
        return this.#welcomed(frame);
      case "changes": {
        const next = changed(timeline, frame);
        if (next !== undefined && next !== timeline) {
          this.#become({ timeline: next, entries: withChanged(entries, frame.entries) });
        }
        // An acknowledgement counts even if its range is old news: the room answers a repeat with the original.
        this.#acknowledge(frame.records);
        if (next === undefined) this.#greetAgain();
        return;
      }
      case "page":
        this.#pulled = undefined;
        return this.#become({ timeline: filled(timeline, frame) });
      case "presence": {
        const own = frame.renamed?.find(({ id }) => id === this.#state.you);
        if (own !== undefined) this.#calledNow(own.name);
        return this.#attend(told(this.#attendance, withoutLeaving(frame, this.#state.you)));
      }
      case "signals":
        for (const signal of frame.signals)
          for (const listener of this.#signalListeners) listener(signal);
        return;
      case "lag":
        return this.#greetAgain();
      case "written":
      case "done":
        return;
      case "role":
        return this.#become({ role: frame.role });
      case "refused":
        return this.#refused(frame);
    }
  }

  #welcomed(welcome: Welcome): void {
    const former = welcome.mode === "reset" ? NO_ENTRIES : this.#state.entries;
    this.#become({
      you: welcome.you,
      role: welcome.role,
      timeline: welcomed(this.#state.timeline, welcome),
      entries: withChanged(former, welcome.entries),
    });
    const wasMissing = this.#attendance.missing.size > 0;
    this.#attend([greeted(this.#attendance, welcome), []]);
    if (!wasMissing) {
      this.#timers.set("missing", MISSING_AT_MOST, () => this.#attend(missed(this.#attendance)));
    }
    const own = welcome.members.find(({ id }) => id === welcome.you);
    // Another tab may have renamed us while we were away; what we chose ourselves meanwhile is still to be said.
    if (this.#chosenName === undefined || this.#chosenName === own?.name) {
      this.#calledNow(own?.name ?? this.#state.name);
    } else this.rename(this.#chosenName);
    this.#acknowledge(welcome.records);
    this.#sender.start();
    this.#flush();
    void this.#adopt();
  }

  #refused(frame: Refused): void {
    const { id, retryAfter } = frame;
    if (id === undefined) {
      if (frame.code === "bad-name") this.#calledNow(this.#nameInRoom() ?? this.#state.name);
      // What had no id to tell it by: what is left of it to be done.
      if (retryAfter !== undefined) {
        this.#timers.set("again", retryAfter * 1_000, () => {
          if (this.#chosenName !== undefined) this.rename(this.#chosenName);
          if (this.#pulled !== undefined) this.fill(this.#pulled);
        });
      }
      return;
    }
    if (retryAfter === undefined)
      return this.#become({ outbox: refusedIn(this.#state.outbox, frame) });
    // For now only: it goes again, and before all that followed it.
    if (!this.#sender.takeBack(id, this.#state.outbox)) return;
    this.#sender.hold();
    this.#timers.set("resend", retryAfter * 1_000, () => {
      if (this.#state.connection.status !== "open" || this.#connection.isGreeting) return;
      this.#sender.release();
      this.#flush();
    });
  }

  /** Says hello again; nothing else is said until the answer tells what the room has. */
  #greetAgain(): void {
    this.#sender.hold();
    this.#connection.greetAgain();
  }

  /** Now, and after everything that was said here before: also if the clock stands, or is set back. */
  #nextMoment(): number {
    this.#lastMoment = Math.max(this.ports.clock.now(), this.#lastMoment + 1);
    return this.#lastMoment;
  }

  /** The room calls us `name`, whatever we asked for. */
  #calledNow(name: string): void {
    this.#chosenName = undefined;
    this.#become({ name });
  }

  #nameInRoom(): string | undefined {
    return this.#attendance.members.find(({ id }) => id === this.#state.you)?.name;
  }

  #acknowledge(records: readonly Message[]): void {
    const { outbox, you } = this.#state;
    this.#settle(acknowledged(outbox, you, records));
  }

  /** The outbox is down to `left`. */
  #settle(left: Outbox): void {
    const { outbox } = this.#state;
    if (left === outbox) return;
    const kept = new Set(left.map(({ id }) => id));
    const settled = outbox.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    this.#sender.forget(settled);
    for (const id of settled) void this.#store.remove(id);
    this.#become({ outbox: left });
    // Those that waited for these to arrive.
    this.#flush();
  }

  #flush(): void {
    if (!this.#hasBegun) return;
    const outbox = aged(this.#state.outbox, this.ports.clock.now());
    if (outbox !== this.#state.outbox) this.#become({ outbox });
    this.#sender.flush(outbox, (frame) => this.#connection.send(frame));
  }

  /** What an earlier page left goes out before anything that is said here. */
  async #begin(): Promise<void> {
    const begin = (): void => {
      this.#hasBegun = true;
      this.#flush();
    };
    // A store that hangs must not silence us; what it gives later is sent later.
    this.#timers.set("begin", ADOPT_WITHIN, begin);
    await this.#adopt();
    this.#timers.clear("begin");
    begin();
  }

  /** Nobody waits for it: what comes after a welcome is old news, and what comes before is where it goes on from. */
  async #recall(kept: Promise<Snapshot | undefined>): Promise<void> {
    const snapshot = await kept.catch(() => undefined);
    if (snapshot === undefined || this.#state.timeline.cursor !== undefined) return;
    this.#become(snapshot);
    this.#acknowledge(snapshot.timeline.messages);
  }

  /** Looks after what our other visits left behind. */
  async #adopt(): Promise<void> {
    const adopted = await this.#store.adopt();
    if (adopted.length === 0) return;
    this.#sender.suspect(adopted);
    this.#become({ outbox: merged(this.#state.outbox, adopted) });
    this.#acknowledge(this.#state.timeline.messages);
    this.#flush();
  }

  #attend([attendance, news]: [Attendance, readonly News[]]): void {
    this.#attendance = attendance;
    const { you, timeline, notices } = this.#state;
    const at = this.ports.clock.now();
    const after = timeline.cursor?.seq ?? 0;
    const fresh = news
      .filter(({ member }) => member.id !== you)
      .map((it) => ({ ...it, at, after }));
    this.#become({
      members: attendance.members,
      count: attendance.count,
      ...(fresh.length > 0 && { notices: [...notices, ...fresh].slice(-NOTICES_KEPT) }),
    });
  }

  #become(change: Partial<RoomState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Old news of a leave of ours may still be told to a crowd after we came back, and to us in it. */
function withoutLeaving(presence: Presence, you: MemberId | undefined): Presence {
  const { left, ...news } = presence;
  return left === undefined ? news : { ...news, left: left.filter(({ id }) => id !== you) };
}

/** A store that fails keeps nothing; what is in memory is said all the same. */
function forgiving(store: OutboxStore): OutboxStore {
  return {
    adopt: async () => store.adopt().catch(() => []),
    put: async (pending) => store.put(pending).catch(() => {}),
    remove: async (id) => store.remove(id).catch(() => {}),
  };
}
