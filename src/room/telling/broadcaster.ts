/**
 * Carries out a room's effects over its sockets. Broadcasts are gathered for as long as storing takes, and
 * encoded once: a calm room answers at once, a busy one in large frames.
 */
import { encode } from "../../protocol/wire/room-codec.ts";
import type { ServerFrame } from "../../protocol/wire/frames.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { plainLines } from "../../protocol/wire/plain.ts";
import type { Role } from "../../protocol/rights/roles.ts";
import { type Allowances, ALLOWANCES } from "../limits/allowances.ts";
import type { Address, Connection, ConnectionId } from "../turn/connection.ts";
import type { Effect } from "../turn/effects.ts";
import { Gathering } from "./gathering.ts";
import type { Room } from "../room.ts";
import { TIMING } from "../turn/timing.ts";
import { type HeldBacklog, Backlog } from "./backlog.ts";

/**
 * The platform's side of a room's sockets. A connection that it does not have is no error: it has just ended.
 */
export interface Wire {
  send(to: ConnectionId, text: string): void;
  /** @param held what the socket holds until its other end is gone */
  close(connection: ConnectionId, code: number, reason: string, held: HeldBacklog): void;
  remember(connection: ConnectionId, state: Connection): void;
  wake(at: number): void;
  /** Calls back once everything written is stored, and with it whatever else has arrived by then. */
  whenStored(callback: (now: number) => void): void;
  /** Calls back after `milliseconds`; 0 lets the runtime hand over what it holds. */
  later(milliseconds: number, callback: (now: number) => void): void;
}

/** Members. In smaller rooms, presence is sent as it happens. */
const PACED_FROM = 100;

/** What a broadcaster has done since the room woke. */
export interface BroadcastTally {
  /** Frames told to everybody. */
  broadcasts: number;
  /** Texts handed to sockets, and their characters. */
  sends: number;
  chars: number;
}

export class Broadcaster {
  readonly tally: BroadcastTally = { broadcasts: 0, sends: 0, chars: 0 };
  readonly #room: Room;
  readonly #wire: Wire;
  /** It is kept in memory only: when a room slept, everybody has read what they were sent. */
  readonly #unread: Backlog;
  readonly #gathering = new Gathering();
  readonly #roleOf = (member: MemberId): Role | undefined => this.#room.roleTold(member);
  readonly #marksOf = (member: MemberId, name: string): string[] =>
    this.#room.marksOf(member, name);
  #areChangesDue = false;
  #areNewsDue = false;
  /** Presence waits until then: telling everybody of everybody grows with the square. */
  #newsFrom = 0;

  /** @param closed sockets that outlived the room's memory after it had closed them */
  constructor(
    room: Room,
    wire: Wire,
    allowances: Allowances = ALLOWANCES,
    closed: Iterable<readonly [ConnectionId, HeldBacklog]> = [],
  ) {
    this.#room = room;
    this.#wire = wire;
    this.#unread = new Backlog(allowances, (id) => room.readerOf(id));
    for (const [id, held] of closed) this.#unread.keep(id, held);
  }

  carryOut(effects: readonly Effect[], now: number): void {
    for (const effect of effects) this.#carryOutOne(effect, now);
  }

  /** A plain client cannot report what it has read. A message from it is the best sign there is. */
  spoke(plain: ConnectionId): void {
    this.#unread.count(plain, -LIMITS.spokenForChars);
  }

  /** The socket is gone, and its backlog with it. */
  forget(connection: ConnectionId): void {
    this.#unread.forget(connection);
  }

  /** Whether sockets from `address` leave so much unread that another may not open. */
  isOverdrawn(address: Address | undefined): boolean {
    return this.#unread.isOver(address);
  }

  /**
   * Whether `connection` is sent nothing more: it has not read what it was sent, or its address or the room
   * leaves too much unread.
   */
  isBehind(connection: ConnectionId): boolean {
    if (this.#hasSpentCredit(connection)) return true;
    const { address } = this.#room.readerOf(connection);
    return this.#unread.isOver(address) && this.#unread.overdrawn().has(connection);
  }

  #hasSpentCredit(connection: ConnectionId, plain?: true): boolean {
    const credit = plain ? LIMITS.plainCreditChars : LIMITS.creditChars;
    return this.#unread.of(connection) > credit;
  }

  #carryOutOne(effect: Effect, now: number): void {
    switch (effect.do) {
      case "send":
        this.#sendOne(effect.to, effect.frame, effect.plain ?? this.#room.isPlain(effect.to), now);
        break;
      case "broadcast":
        this.#gather(effect.frame, now);
        break;
      case "admit":
        this.#tellChanges(now, effect.connection);
        if (now >= this.#newsFrom) this.#tellNews(now, effect.connection);
        break;
      case "close":
        this.#close(effect.connection, effect.code, effect.reason);
        break;
      case "credit":
        this.#unread.count(effect.connection, -effect.chars);
        break;
      case "remember":
        this.#wire.remember(effect.connection, effect.state);
        break;
      case "wake":
        this.#wire.wake(effect.at);
        break;
    }
  }

  #gather(frame: Extract<Effect, { do: "broadcast" }>["frame"], now: number): void {
    switch (frame.type) {
      case "changes":
        if (this.#gathering.hasPresence && now >= this.#newsFrom) this.#tellNews(now);
        if (!this.#gathering.continues(frame)) this.#tellChanges(now);
        this.#gathering.addChanges(frame);
        if (this.#gathering.isFull) this.#tellChanges(now);
        return this.#tellChangesSoon();
      case "presence":
        // A member who says something and leaves said it before they left.
        if (this.#gathering.hasChanges && now >= this.#newsFrom) this.#tellChanges(now);
        if (now >= this.#newsFrom && !this.#gathering.agrees(frame)) this.#tellNews(now);
        this.#gathering.addPresence(frame);
        return this.#tellNewsSoon(now);
      case "horizon":
        this.#tellChanges(now);
        return this.#tellAll(frame, now);
      case "signals":
        this.#gathering.addSignals(frame);
        return this.#tellNewsSoon(now);
    }
  }

  /** One frame for a moment, however much happens in it. */
  #tellChangesSoon(): void {
    if (this.#areChangesDue) return;
    this.#areChangesDue = true;
    this.#wire.whenStored((now) => {
      this.#areChangesDue = false;
      this.#tellChanges(now);
    });
  }

  #tellNewsSoon(now: number): void {
    if (this.#areNewsDue) return;
    this.#areNewsDue = true;
    this.#wire.later(Math.max(0, this.#newsFrom - now), (then) => {
      this.#areNewsDue = false;
      // Presence that was sent along with a message has started a new pause.
      if (then >= this.#newsFrom) this.#tellNews(then);
      else if (this.#gathering.hasNews) this.#tellNewsSoon(then);
    });
  }

  #tellChanges(now: number, except?: ConnectionId): void {
    const changes = this.#gathering.takeChanges();
    if (changes !== undefined) this.#tellAll(changes, now, except);
  }

  #tellNews(now: number, except?: ConnectionId): void {
    if (!this.#gathering.hasNews) return;
    this.#newsFrom = now + paceOf(this.#room.size.members);
    for (const news of this.#gathering.takeNews()) this.#tellAll(news, now, except);
  }

  #tellAll(frame: ServerFrame, now: number, except?: ConnectionId): void {
    let text: string | undefined;
    let lines: string[] | undefined;
    this.tally.broadcasts += 1;
    const behind: ConnectionId[] = [];
    for (const [id, { plain, onlyChanges }] of this.#room.audience()) {
      if (id === except || (onlyChanges && frame.type !== "changes")) continue;
      if (plain) {
        lines ??= plainLines(frame, this.#marksOf);
        for (const line of lines) this.#push(id, line);
      } else {
        text ??= encode(frame, this.#roleOf);
        this.#push(id, text);
      }
      if (this.#hasSpentCredit(id, plain)) behind.push(id);
    }
    for (const id of behind) this.carryOut(this.#room.lag(id, now), now);
    for (const id of this.#unread.overdrawn()) this.carryOut(this.#room.lag(id, now), now);
  }

  #close(connection: ConnectionId, code: number, reason: string): void {
    const held = {
      chars: this.#unread.of(connection),
      address: this.#room.readerOf(connection).address,
    };
    this.#unread.keep(connection, held);
    this.#wire.close(connection, code, reason, held);
  }

  #sendOne(to: ConnectionId, frame: ServerFrame, plain: boolean, now: number): void {
    if (plain) {
      for (const line of plainLines(frame, this.#marksOf)) this.#push(to, line);
    } else if (frame.type === "lag" || !this.isBehind(to)) {
      this.#push(to, encode(frame, this.#roleOf));
    } else {
      // Whatever it asks for, it has not read what it was sent.
      this.carryOut(this.#room.lag(to, now), now);
    }
  }

  #push(to: ConnectionId, text: string): void {
    this.#wire.send(to, text);
    this.tally.sends += 1;
    this.tally.chars += text.length;
    this.#unread.count(to, text.length);
  }
}

/**
 * Milliseconds until presence may be sent again: none in a small room, so that a quiet one answers at once.
 */
function paceOf(members: number): number {
  const crowd = Math.max(0, members - PACED_FROM);
  return Math.min(TIMING.newsAtMost, crowd * TIMING.newsPerMember);
}
