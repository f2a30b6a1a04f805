/**
 * A room as one client sees it: one immutable state, and what the client can do.
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
  type MembersHere,
  greeted,
  missed,
  MISSING_AT_MOST,
  type PresenceNews,
  NOBODY,
  told,
  withoutLeaving,
} from "./members-here.ts";
import { ReconnectingSocket } from "./reconnecting-socket.ts";
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
  /** The key of an invite link. */
  readonly key?: Key | undefined;
  /** As {@link cleanName} leaves it. */
  readonly name: string;
  /**
   * Identifies this page or program among those of its member: 8 to 64 of `A-Z a-z 0-9 _ -`; random by
   * default.
   */
  readonly visit?: string;
  /** Where the outbox outlives this page or program; nowhere by default. */
  readonly outbox?: OutboxStore;
  /** What an earlier visit stored, shown as soon as it is read. The room then tells what changed since. */
  readonly kept?: Promise<Snapshot | undefined>;
  readonly ports?: Partial<Ports>;
}

/** A welcome lists 200 members. That many may join at once, and each is shown. */
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
  /** @internal The key of an invite link, until the first welcome: from then on the room knows the role. */
  key: Key | undefined;
  readonly #timers: Timers<"again" | "missing">;
  readonly #listeners = new Set<() => void>();
  readonly #frameListeners = new Set<(frame: ServerFrame) => void>();
  readonly #connection: ReconnectingSocket;
  #attendance: MembersHere = NOBODY;
  /** A name that was chosen here and that the room does not know yet. */
  #chosenName: string | undefined;
  /** A gap that was requested and has not arrived. */
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
    this.#connection = new ReconnectingSocket(url, ports, {
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
          // Without a connection nobody can be seen; after the next welcome, missing members have their time
          // again.
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

  /** Calls `listener` after every change of {@link state}; returns what stops it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Sends a message, now or as soon as there is a connection. It is in {@link RoomState.outbox} at once.
   *
   * @param at when it was written, milliseconds since 1970; now by default
   * @returns its id, once it is in the outbox's store
   */
  async say(
    body: string,
    at: number = this.ports.clock.now(),
    id: MessageId = this.ports.newId(),
  ): Promise<MessageId> {
    await this.outbox.say(id, body, at);
    return id;
  }

  /** Sends a refused or stale message again, unchanged. */
  resend(id: MessageId): void {
    const former = this.#state.outbox.find((it) => it.id === id);
    // The room cannot tell whether it had it, so it is sent as another message.
    if (former?.refused?.code === "too-late") {
      this.discard(id);
      void this.say(former.body);
    } else this.outbox.resend(id);
  }

  /** Removes a refused message, so that it can be edited. */
  discard(id: MessageId): void {
    this.outbox.discard(id);
    // The room may hold back others until this one comes again. A hello ends that.
    this.#greetAgain();
  }

  /** Changes the own name, in all tabs of this member in the room; returns whether it is a valid name. */
  rename(asked: string): boolean {
    const name = cleanName(asked);
    if (name === undefined) return false;
    this.#chosenName = name;
    this.#become({ name });
    this.#connection.send({ type: "rename", name });
    return true;
  }

  /** Requests the messages of `gap`, a page at a time from its newer end. */
  fill(gap: Gap): void {
    this.#pulled = gap;
    this.#connection.send({ type: "pull", ...gap });
  }

  /** Drops all messages before `seq`. They become a gap, which can be filled again. */
  forget(seq: Seq): void {
    this.#become({ timeline: forgotten(this.#state.timeline, seq) });
  }

  /** Connects at once instead of waiting for the next attempt; also ends a {@link pause}. */
  retry(): void {
    this.#connection.connect();
  }

  /**
   * Closes the connection until {@link retry}, for a page that the browser puts aside and may restore. The
   * outbox waits. Another visit of the member may adopt and send its asks meanwhile.
   */
  pause(): void {
    this.outbox.suspect();
    this.#connection.pause();
  }

  /** After a sleep of the device: checks the connection at once, or connects. */
  wake(): void {
    this.#connection.wake();
  }

  /**
   * Sends a signal to everybody in the room, such as typing. It is not stored.
   *
   * @param kind a lower-case letter, then at most 31 of `a-z 0-9 -`
   * @param data at most 512 characters
   * @returns whether it was sent: not without a connection, nor with an invalid kind or data
   */
  signal(kind: string, data?: string): boolean {
    const signal = { type: "signal", kind, data } as const;
    return isSignal(signal) && this.#connection.send(signal);
  }

  /** Calls `listener` with every signal, own ones included; returns what stops it. */
  onSignal(listener: (signal: HeardSignal) => void): () => void {
    return this.onFrame((frame) => {
      if (frame.type === "signals") for (const signal of frame.signals) listener(signal);
    });
  }

  /** @internal Calls `listener` with every frame, after it was applied here; returns what stops it. */
  onFrame(listener: (frame: ServerFrame) => void): () => void {
    this.#frameListeners.add(listener);
    return () => this.#frameListeners.delete(listener);
  }

  /** @internal Returns whether it was sent: not without a connection, nor before a welcome. */
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
    // Another tab may have renamed the member meanwhile. A name that was chosen here meanwhile is still to be
    // sent.
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
    // Renames and pulls have no id here, so those that are still due are sent again.
    if (retryAfter !== undefined) {
      this.#timers.set("again", retryAfter * 1_000, () => {
        if (this.#chosenName !== undefined) this.rename(this.#chosenName);
        if (this.#pulled !== undefined) this.fill(this.#pulled);
      });
    }
  }

  /** Says hello again; nothing is sent until the welcome tells what the room has. */
  #greetAgain(): void {
    this.outbox.hold();
    this.#connection.greetAgain();
  }

  /** The room calls this member `name`, whatever was requested. */
  #calledNow(name: string): void {
    this.#chosenName = undefined;
    this.#become({ name });
  }

  /** After a welcome the stored state is outdated. Before it, the hello continues from it. */
  async #recall(kept: Promise<Snapshot | undefined>): Promise<void> {
    const snapshot = await kept.catch(() => undefined);
    if (snapshot === undefined || this.#state.timeline.cursor !== undefined) return;
    this.#become(snapshot);
    this.outbox.acknowledge(snapshot.timeline.messages, [...snapshot.entries.values()]);
  }

  #attend([attendance, news]: [MembersHere, readonly PresenceNews[]]): void {
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
