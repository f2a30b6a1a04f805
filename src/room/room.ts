/**
 * The room. Each method is one synchronous turn: it takes an event and the time, hands the event to the rule
 * for it, and returns effects. docs/protocol.md numbers the rules.
 */
import type { MemberId } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import { marksOf } from "../protocol/names/namesakes.ts";
import type { Role } from "../protocol/rights/roles.ts";
import type { ClientFrame } from "../protocol/wire/client-frames.ts";
import { CLOSE } from "../protocol/wire/close-codes.ts";
import type { Decoded } from "../protocol/wire/room-codec.ts";
import { answerTo } from "./sockets/answer-frames.ts";
import type { Outcome } from "./turn/answer.ts";
import { type Ask, isAsk } from "./turn/ask.ts";
import { Asking } from "./asking/asking.ts";
import type { Caller } from "./turn/caller.ts";
import type { Address, Connection, ConnectionId, Joined, FrameReader } from "./turn/connection.ts";
import { Deadlines } from "./sockets/deadlines.ts";
import { Joining, type From, type SocketKind, type Visitor } from "./sockets/joining.ts";
import type { Effect } from "./turn/effects.ts";
import { pageOf } from "./memory/pages.ts";
import { Nowhere } from "./memory/nowhere.ts";
import { Slowing } from "./sockets/slowing.ts";
import { FRAMES, JOIN, UNREADABLE } from "./limits/prices.ts";
import { Reading } from "./asking/reading.ts";
import { assemble, type RoomPorts, type Workings } from "./asking/workings.ts";

type OtherFrame = Exclude<ClientFrame, Ask>;
type UnreadableFrame = Extract<Decoded, { ok: false }>;

/** A caller about whom nothing is known. */
const STRANGER: Caller = { id: "", name: "" };

export class Room {
  /** What callers without a connection read. */
  readonly reading: Reading;
  readonly #workings: Workings;
  readonly #pace: Slowing;
  readonly #deadlines: Deadlines;
  readonly #door: Joining;
  readonly #asking: Asking;

  /**
   * A new room, or one that wakes with the connections that outlived its memory, and with sockets that it had
   * closed.
   */
  constructor(
    ports: RoomPorts,
    remembered: Iterable<readonly [ConnectionId, Connection]> = [],
    closed: Iterable<readonly [ConnectionId, Address | undefined]> = [],
  ) {
    const workings = assemble(ports, remembered);
    for (const [id, address] of closed) workings.connections.opened(id, address);
    const deadlines = new Deadlines(workings);
    this.reading = new Reading(workings);
    this.#workings = workings;
    this.#pace = new Slowing(workings);
    this.#deadlines = deadlines;
    this.#door = new Joining({ ...workings, deadlines });
    let nowhere: Asking | undefined;
    this.#asking = new Asking(workings, () => (nowhere ??= askingNowhere(ports)));
  }

  /** Whether one more socket from `address` may open. It is checked before the socket is accepted. */
  hasRoomFor(address: Address | undefined): boolean {
    return this.#door.hasRoomFor(address);
  }

  /** Whether a socket of this kind may open from `address`. */
  opens(speech: SocketKind, address: Address | undefined, now: number): boolean {
    return this.#door.opens(speech, address, now);
  }

  /** A socket opened. Its hello will say whose it is. */
  connect(id: ConnectionId, now: number, from?: From): Effect[] {
    return this.#door.connect(id, now, from);
  }

  /** A socket opened that sends no hello: its visitor joins at once. */
  joinPlain(id: ConnectionId, visitor: Visitor, now: number): Effect[] {
    this.#workings.retention.hideOld(now);
    // A socket that is refused must be known until it is gone.
    const opened = this.#door.connect(id, now, visitor);
    return [...opened, ...this.#door.join(id, visitor, now)];
  }

  /** Lets the server's own socket receive messages without being a member. */
  listen(id: ConnectionId, now: number, caller: Caller = STRANGER): Effect[] {
    return this.#door.listen(id, caller, now);
  }

  /** A message arrived on a socket: a frame, or something that could not be read as one. */
  receive(id: ConnectionId, decoded: Decoded, now: number): Effect[] {
    const { connections, retention, meter } = this.#workings;
    const connection = connections.get(id);
    if (connection === undefined) return [];
    retention.hideOld(now);
    switch (connection.state) {
      case "listening": {
        const isRead = decoded.ok && decoded.frame.type === "read";
        return isRead ? [{ do: "credit", connection: id, chars: decoded.frame.chars }] : [];
      }
      case "waiting": {
        const doer = { connection: id, address: connection.address };
        const knock = () => this.#door.knock(id, connection, decoded, now);
        return meter.measure(doer, JOIN.tokens, now, knock);
      }
      case "joined":
        if (!decoded.ok) return this.#denied(id, connection, decoded, now);
        if (isAsk(decoded.frame)) return this.#takeAsk(id, connection, decoded.frame, now);
        return this.#takeOther(id, connection, decoded.frame, now);
    }
  }

  #takeAsk(id: ConnectionId, joined: Joined, ask: Ask, now: number): Effect[] {
    const [answer, effects] = this.#asking.ask({ connection: id, joined }, ask, now);
    const { endings } = this.#workings;
    return [...answerTo(id, ask, answer, { endings, pace: this.#pace }, now), ...effects];
  }

  /** A frame about the connection itself. */
  #takeOther(id: ConnectionId, joined: Joined, frame: OtherFrame, now: number): Effect[] {
    const { tokens } = FRAMES[frame.type];
    const hurry = this.#pace.slowDown(id, joined, { ok: true, frame }, tokens, now);
    if (hurry !== undefined) return hurry;
    const doer = { connection: id, member: joined.member, address: joined.address };
    return this.#workings.meter.measure(doer, tokens, now, () => {
      switch (frame.type) {
        case "hello":
          return this.#door.helloAgain(id, joined, frame, now);
        case "pull":
          if (this.#workings.isBehind(id)) return this.lag(id, now);
          return [{ do: "send", to: id, frame: pageOf(this.#workings.log, frame) }];
        case "read":
          return [{ do: "credit", connection: id, chars: frame.chars }];
      }
    });
  }

  /** A message that is no frame has a price, too. */
  #denied(id: ConnectionId, joined: Joined, unread: UnreadableFrame, now: number): Effect[] {
    const hurry = this.#pace.slowDown(id, joined, unread, UNREADABLE, now);
    return hurry ?? this.#workings.endings.refuse(id, unread.code, now, unread.id);
  }

  /** A caller without a connection asks for something. */
  ask(caller: Caller, ask: Ask, now: number): Outcome {
    return this.#asking.ask(caller, ask, now);
  }

  /** A socket is gone. `remembered` is its state, for a room that the end of the socket has woken. */
  disconnect(id: ConnectionId, now: number, remembered?: Connection): Effect[] {
    this.gone(id);
    return this.#workings.endings.disconnect(id, now, remembered);
  }

  /** A turn failed at a message from `id`. */
  fail(id: ConnectionId, now: number): Effect[] {
    return this.#workings.endings.close(id, CLOSE.unexpected, "the room failed", now);
  }

  /** A socket that the room had closed is gone. */
  gone(id: ConnectionId): void {
    this.#workings.connections.gone(id);
  }

  /** Whose unread characters count for `id`, and how exactly its client reports what it has read. */
  readerOf(id: ConnectionId): FrameReader {
    const address = this.#workings.connections.addressOf(id);
    if (this.isPlain(id)) return { address, unsaid: 0 };
    const isOurs = this.#workings.connections.listening.has(id);
    return { address, unsaid: isOurs ? LIMITS.streamReadEveryChars : LIMITS.readEveryChars };
  }

  /** These sockets have been silent for too long, although they are open. */
  bury(ids: readonly ConnectionId[], now: number): Effect[] {
    return this.#deadlines.bury(ids, now);
  }

  /** `id` reads slower than the room sends. It is told once, and has to catch up by itself. */
  lag(id: ConnectionId, now: number): Effect[] {
    return this.#deadlines.lag(id, now);
  }

  /** Does what is due, and asks to be called again for what will be. */
  tick(now: number): Effect[] {
    return this.#deadlines.tick(now);
  }

  /** When the first socket without a hello has to be closed, if the room is awake then. */
  get helloDeadline(): number | undefined {
    return this.#deadlines.hello;
  }

  /** The connections that hear a broadcast, and whether in plain lines, or changes only. */
  *audience(): Iterable<
    readonly [ConnectionId, { readonly plain?: true; readonly onlyChanges?: true }]
  > {
    for (const [id, connection] of this.#workings.connections.joined) {
      if (connection.laggingSince === undefined) yield [id, connection];
    }
    for (const [id, { isDeaf }] of this.#workings.connections.listening) {
      if (!isDeaf) yield [id, { onlyChanges: true }];
    }
  }

  /** The number of connections, and of the members behind them. */
  get size(): { readonly connections: number; readonly members: number } {
    return {
      connections: this.#workings.connections.size,
      members: this.#workings.attendance.count,
    };
  }

  /** The role that the room tells everybody, for an owner or a moderator. */
  roleTold(member: MemberId): Role | undefined {
    return this.#workings.vouching.roleOf(member);
  }

  /** The marks behind a name in lines of text, which say whose name it is. */
  marksOf(member: MemberId, name: string): string[] {
    const role = this.roleTold(member);
    const isAlike = this.#workings.lookAlikes.isAlike(member, name);
    return marksOf(member, role, isAlike);
  }

  isPlain(id: ConnectionId): boolean {
    return this.#workings.connections.isPlain(id);
  }
}

function askingNowhere(ports: RoomPorts): Asking {
  const nowhere = assemble({ ...ports, log: new Nowhere() }, []);
  const asking: Asking = new Asking(nowhere, () => asking);
  return asking;
}
