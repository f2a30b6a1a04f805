/**
 * A room, as somebody in it sees it: one immutable state, and the few things they can do.
 */
import type {
  Gap,
  HeardSignal,
  Refused,
  ServerFrame,
  Welcome,
} from "../../protocol/wire/frames.ts";
import { type ClientFrame, PROTOCOL_VERSION } from "../../protocol/wire/client-frames.ts";
import type { Key, MessageId, Seq } from "../../protocol/ids.ts";
import { cleanName } from "../../protocol/names/names.ts";
import { isSignal } from "../../protocol/wire/signal.ts";
import {
  type Attendance,
  greeted,
  missed,
  MISSING_AT_MOST,
  type News,
  NOBODY,
  told,
  withoutLeaving,
} from "./attendance.ts";
import { Connection } from "./connection.ts";
import { NO_ENTRIES, withChanged } from "./entries.ts";
import { newId } from "../identity.ts";
import { Outbox } from "./outbox/outbox.ts";
import { noStore, type OutboxStore } from "./outbox/store.ts";
import { dialWebSocket, type Ports, systemClock } from "./ports.ts";
import { outside, type RoomState } from "./room-state.ts";
import type { Snapshot } from "./snapshot.ts";
import { changed, filled, forgotten, passed, welcomed } from "./timeline.ts";
import { Timers } from "./timers.ts";

export interface RoomOptions {
  /** The room's socket: `wss://…/r/name`. */
  readonly url: string;
  /** From {@link tokenFor}. */
  readonly token: string;
  /** Of the link that one came by. */
  readonly key?: Key | undefined;
  /** As {@link cleanName} leaves it. */
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
/** Joins a room and stays in it, through every loss of connection, until {@link RoomView.leave}. */
export function enterRoom(options: RoomOptions): RoomView {
  const defaults = { dial: dialWebSocket, clock: systemClock, random: Math.random, newId };
  return new RoomView(options, { ...defaults, ...options.ports });
}

export class RoomView {
  /** @internal */
  readonly ports: Ports;
  /** @internal */
  readonly outbox: Outbox;
  /** @internal Of the link that we came by, until the room has let us in: from then on it knows what we are. */
  key: Key | undefined;
  readonly #timers: Timers<"again" | "missing">;
  readonly #listeners = new Set<() => void>();
  readonly #frameListeners = new Set<(frame: ServerFrame) => void>();
  readonly #connection: Connection;
  #attendance: Attendance = NOBODY;
  /** A name that we chose and the room does not know yet. */
  #chosenName: string | undefined;
  /** What we asked for and have not got. */
  #pulled: Gap | undefined;
  #state: RoomState;

  /** @internal Use {@link enterRoom}. */
  constructor({ url, token, key, name, outbox = noStore, ...options }: RoomOptions, ports: Ports) {
    this.ports = ports;
    this.outbox = new Outbox(
      {
        clock: ports.clock,
        state: () => this.#state,
        send: (frame) => this.send(frame),
        show: (messages) => this.#become({ outbox: messages }),
      },
      outbox,
    );
    this.key = key;
    this.#timers = new Timers(ports.clock);
    const visit = options.visit ?? ports.newId();
    this.#connection = new Connection(url, ports, {
      hello: () => ({
        type: "hello",
        v: PROTOCOL_VERSION,
        token,
        visit,
        name: this.#state.name,
        cursor: this.#state.timeline.cursor,
        key: this.key,
      }),
      received: (frame) => {
        this.#receive(frame);
        for (const listener of this.#frameListeners) listener(frame);
      },
      changed: (connection) => {
        if (connection.status !== "open") {
          // A missing member cannot be seen from here; the next welcome gives them their moment anew.
          this.#timers.clear("missing");
          this.#attendance = { ...this.#attendance, missing: new Set() };
        }
        this.#become({ connection });
        if (connection.status !== "open") this.outbox.lost();
      },
      members: () => this.#state.count,
      beat: () => void this.outbox.adopt(),
    });
    this.#state = outside(name, this.#connection.state);
    this.#connection.connect();
    void this.outbox.begin();
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
   * @param at when, milliseconds since 1970; now unless told
   * @returns its id, once it is safe in the outbox's store
   */
  async say(
    body: string,
    at: number = this.ports.clock.now(),
    id: MessageId = this.ports.newId(),
  ): Promise<MessageId> {
    await this.outbox.say(id, body, at);
    return id;
  }

  /** Sends again what the room refused, or what waited for a person, as it is. */
  resend(id: MessageId): void {
    const former = this.#state.outbox.find((it) => it.id === id);
    // The room cannot tell it from what is past its horizon, so it is another message.
    if (former?.refused?.code === "too-late") {
      this.discard(id);
      void this.say(former.body);
    } else this.outbox.resend(id);
  }

  /** Takes back what the room refused, so that it can be said differently. */
  discard(id: MessageId): void {
    this.outbox.discard(id);
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
    this.outbox.suspect();
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
    const signal = { type: "signal", kind, data } as const;
    return isSignal(signal) && this.#connection.send(signal);
  }

  /** Calls `listener` with every signal that comes, our own too, until undone. */
  onSignal(listener: (signal: HeardSignal) => void): () => void {
    return this.onFrame((frame) => {
      if (frame.type === "signals") for (const signal of frame.signals) listener(signal);
    });
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
    this.outbox.end();
    this.#connection.leave();
    this.#timers.clearAll();
    this.#listeners.clear();
    this.#frameListeners.clear();
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
        this.outbox.receive(frame);
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
      case "lag":
        return this.#greetAgain();
      case "written":
      case "done":
        return this.outbox.receive(frame);
      case "signals":
        return;
      case "horizon":
        return this.#become({ timeline: passed(timeline, frame.seq) });
      case "role":
        return this.#become({ role: frame.role });
      case "refused":
        return this.#refused(frame);
    }
  }

  #welcomed(welcome: Welcome): void {
    const former = welcome.mode === "reset" ? NO_ENTRIES : this.#state.entries;
    this.key = undefined;
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
    this.outbox.receive(welcome);
  }

  #refused(frame: Refused): void {
    const { id, code, retryAfter } = frame;
    this.outbox.receive(frame);
    if (id !== undefined) return;
    if (code === "bad-name") {
      const own = this.#attendance.members.find((it) => it.id === this.#state.you);
      this.#calledNow(own?.name ?? this.#state.name);
    }
    if (code === "forbidden") this.#become({ asks: frame.kind });
    // What had no id to tell it by: what is left of it to be done.
    if (retryAfter !== undefined) {
      this.#timers.set("again", retryAfter * 1_000, () => {
        if (this.#chosenName !== undefined) this.rename(this.#chosenName);
        if (this.#pulled !== undefined) this.fill(this.#pulled);
      });
    }
  }

  /** Says hello again; nothing else is said until the answer tells what the room has. */
  #greetAgain(): void {
    this.outbox.hold();
    this.#connection.greetAgain();
  }

  /** The room calls us `name`, whatever we asked for. */
  #calledNow(name: string): void {
    this.#chosenName = undefined;
    this.#become({ name });
  }

  /** Nobody waits for it: what comes after a welcome is old news, and what comes before is where it goes on from. */
  async #recall(kept: Promise<Snapshot | undefined>): Promise<void> {
    const snapshot = await kept.catch(() => undefined);
    if (snapshot === undefined || this.#state.timeline.cursor !== undefined) return;
    this.#become(snapshot);
    this.outbox.acknowledge(snapshot.timeline.messages, [...snapshot.entries.values()]);
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
