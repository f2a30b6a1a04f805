/**
 * A room, as somebody in it sees it: one immutable state, and the few things they can do.
 */
import type { Member, Presence, Refused, ServerFrame } from "../protocol/frames.ts";
import { PROTOCOL_VERSION } from "../protocol/frames.ts";
import type { MemberId, MessageId, Seq } from "../protocol/ids.ts";
import { Connection, type ConnectionState } from "./connection.ts";
import { newId } from "./identity.ts";
import { acknowledged, type Outbox, refusedIn } from "./outbox.ts";
import { dialWebSocket, type Ports, systemClock } from "./ports.ts";
import { changed, EMPTY, type Timeline, welcomed } from "./timeline.ts";

/** Somebody came, went or changed their name while we were here. */
export interface Notice {
  readonly kind: "joined" | "left" | "renamed";
  readonly member: Member;
  /** Milliseconds since 1970, by our clock. */
  readonly at: number;
  /** The last message before it. */
  readonly after: Seq;
}

export interface RoomState {
  readonly connection: ConnectionState;
  /** Our own id, once the room has told it. */
  readonly you?: MemberId;
  readonly name: string;
  readonly members: readonly Member[];
  /** How many are here; `members` may list fewer in a large room. */
  readonly count: number;
  readonly timeline: Timeline;
  readonly outbox: Outbox;
  /** The newest hundred. */
  readonly notices: readonly Notice[];
  /** The room's last "no" that was about no message of ours. */
  readonly refusal?: Refused;
}

export interface RoomOptions {
  /** The room's socket: `wss://…/r/name`. */
  readonly url: string;
  /** From {@link tokenFor}. */
  readonly token: string;
  readonly name: string;
  readonly ports?: Partial<Ports>;
}

const NOTICES_KEPT = 100;

/** Joins a room and stays in it, through every loss of connection, until {@link Room.leave}. */
export function joinRoom(options: RoomOptions): Room {
  const defaults = { dial: dialWebSocket, clock: systemClock, random: Math.random, newId };
  return new Room(options, { ...defaults, ...options.ports });
}

export class Room {
  readonly #ports: Ports;
  readonly #listeners = new Set<() => void>();
  readonly #connection: Connection;
  #state: RoomState;

  /** @internal Use {@link joinRoom}. */
  constructor({ url, token, name }: RoomOptions, ports: Ports) {
    this.#ports = ports;
    const visit = ports.newId();
    this.#connection = new Connection(url, ports, {
      hello: () => {
        const { name: current, timeline } = this.#state;
        const cursor = timeline.cursor && { cursor: timeline.cursor };
        return { type: "hello", v: PROTOCOL_VERSION, token, visit, name: current, ...cursor };
      },
      received: (frame) => this.#receive(frame),
      changed: (connection) => this.#become({ connection }),
      members: () => this.#state.count,
    });
    const { state: connection } = this.#connection;
    this.#state = {
      connection,
      name,
      members: [],
      count: 0,
      timeline: EMPTY,
      outbox: [],
      notices: [],
    };
    this.#connection.connect();
  }

  get state(): RoomState {
    return this.#state;
  }

  /** Calls `listener` after every change of {@link state}, until undone. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says `body`, now or as soon as there is a connection. */
  say(body: string): MessageId {
    const pending = { id: this.#ports.newId(), body, at: this.#ports.clock.now() };
    this.#become({ outbox: [...this.#state.outbox, pending] });
    this.#connection.send({ type: "say", id: pending.id, body });
    return pending.id;
  }

  /** Takes back what the room refused, so that it can be said differently. */
  discard(id: MessageId): void {
    this.#become({ outbox: this.#state.outbox.filter((pending) => pending.id !== id) });
  }

  /** Changes our name, here and on all our devices' tabs in this room. */
  rename(name: string): void {
    this.#become({ name });
    this.#connection.send({ type: "rename", name });
  }

  /** Dials at once instead of waiting for the next attempt. */
  retry(): void {
    this.#connection.connect();
  }

  leave(): void {
    this.#connection.close();
    this.#listeners.clear();
  }

  #receive(frame: ServerFrame): void {
    const { timeline, outbox } = this.#state;
    switch (frame.type) {
      case "welcome": {
        const { you, members, count, records } = frame;
        const unsent = acknowledged(outbox, records);
        this.#become({ you, members, count, timeline: welcomed(timeline, frame), outbox: unsent });
        for (const { id, body, refused } of unsent) {
          if (refused === undefined) this.#connection.send({ type: "say", id, body });
        }
        return;
      }
      case "changes": {
        const next = changed(timeline, frame);
        // An acknowledgement counts even if its range is old news: the room answers a repeat with the original.
        this.#become({ outbox: acknowledged(outbox, frame.records), timeline: next ?? timeline });
        if (next === undefined) this.#connection.reconnect();
        return;
      }
      case "presence":
        return this.#become(this.#present(frame));
      case "refused":
        return this.#become(
          frame.id === undefined ? { refusal: frame } : { outbox: refusedIn(outbox, frame) },
        );
    }
  }

  #present({ joined = [], left = [], renamed = [], count }: Presence): Partial<RoomState> {
    const { you, timeline } = this.#state;
    const members = new Map(this.#state.members.map((member) => [member.id, member]));
    const notices: Notice[] = [];
    const note = (kind: Notice["kind"], member: Member): void => {
      if (member.id === you) return;
      notices.push({ kind, member, at: this.#ports.clock.now(), after: timeline.cursor?.seq ?? 0 });
    };
    for (const member of left) if (members.delete(member.id)) note("left", member);
    for (const member of joined) {
      if (!members.has(member.id)) note("joined", member);
      members.set(member.id, member);
    }
    for (const member of renamed) {
      note("renamed", member);
      members.set(member.id, member);
    }
    const own = renamed.find((member) => member.id === you);
    return {
      members: [...members.values()],
      count,
      notices: [...this.#state.notices, ...notices].slice(-NOTICES_KEPT),
      ...(own && { name: own.name }),
    };
  }

  #become(change: Partial<RoomState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
