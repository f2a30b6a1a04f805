/**
 * The room: each method is one synchronous turn. It takes what happened and the time, hands it to the rule that it is for, which
 * writes to the log, and returns what to do. docs/protocol.md numbers the rules.
 */
import type { Action } from "../protocol/rights/actions.ts";
import { CLOSE } from "../protocol/wire/close-codes.ts";
import type { ClientFrame, Rename, Signal, Write } from "../protocol/wire/client-frames.ts";
import type { MemberId } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import { marksOf } from "../protocol/names/namesakes.ts";
import { takeName } from "../protocol/names/taken-names.ts";
import type { RefusalCode } from "../protocol/wire/refusals.ts";
import type { Role } from "../protocol/rights/roles.ts";
import type { Decoded } from "../protocol/wire/room-codec.ts";
import { Acting } from "./acting.ts";
import type { Caller } from "./authority.ts";
import { Callers } from "./callers.ts";
import type { Address, Connection, ConnectionId, Joined } from "./connection.ts";
import type { Connections } from "./connections.ts";
import { Deadlines } from "./deadlines.ts";
import { Door, type From, type Speech, type Visitor } from "./door.ts";
import type { Doer } from "./fairness.ts";
import { costOf, costOfAct, costOfImport, costOfSaid, JOIN } from "./prices.ts";
import type { Effect } from "./effects.ts";
import { Endings } from "./endings.ts";
import { pageOf } from "./history.ts";
import type { Batch, ImportedEntry, Taken, TakenIn } from "./import.ts";
import type { Meter } from "./meter.ts";
import type { Acted } from "./moderation.ts";
import { Nowhere } from "./nowhere.ts";
import { Pace } from "./pace.ts";
import { type Parts, partsOf, type RoomPorts } from "./parts.ts";
import { Reading } from "./reading.ts";
import type { Retention } from "./retention.ts";
import { RoleNews } from "./role-news.ts";
import type { Outcome } from "./shared-state.ts";
import { Sharing } from "./sharing.ts";
import { type Posted, type Said, Speaking } from "./speaking.ts";
import type { Reader } from "./unread.ts";
import { Watch } from "./watch.ts";

export type { Posted, Said } from "./speaking.ts";

/** A caller of whom nothing is known. */
const STRANGER: Caller = { id: "", name: "" };

export class Room {
  /** What is read without being here. */
  readonly reading: Reading;
  readonly #parts: Parts;
  readonly #meter: Meter;
  readonly #connections: Connections;
  readonly #retention: Retention;
  readonly #endings: Endings;
  readonly #pace: Pace;
  readonly #deadlines: Deadlines;
  readonly #door: Door;
  readonly #speaking: Speaking;
  readonly #sharing: Sharing;
  readonly #acting: Acting;
  #nowhere: Room | undefined;

  /** A new room, or one that wakes among the connections that outlived its memory, and sockets that it had closed. */
  constructor(
    ports: RoomPorts,
    remembered: Iterable<readonly [ConnectionId, Connection]> = [],
    closed: Iterable<readonly [ConnectionId, Address | undefined]> = [],
  ) {
    const parts = partsOf(ports, remembered);
    for (const [id, address] of closed) parts.connections.opened(id, address);
    const endings = new Endings(parts);
    const watch = new Watch(parts);
    const roleNews = new RoleNews(parts, endings);
    const callers = new Callers(parts, roleNews);
    const deadlines = new Deadlines(parts, endings, watch);
    const speaking = new Speaking(parts, callers, endings, watch);
    const sharing = new Sharing(parts, callers, roleNews, watch);
    this.reading = new Reading(parts);
    this.#parts = parts;
    this.#meter = parts.meter;
    this.#connections = parts.connections;
    this.#retention = parts.retention;
    this.#endings = endings;
    this.#pace = new Pace(parts, endings);
    this.#deadlines = deadlines;
    this.#door = new Door(parts, { callers, endings, deadlines, roleNews, watch });
    this.#speaking = speaking;
    this.#sharing = sharing;
    this.#acting = new Acting(parts, { callers, endings, roleNews, speaking, sharing, watch });
  }

  /** Whether one more socket may come from `address`: asked before it is let in. */
  hasRoomFor(address: Address | undefined): boolean {
    return this.#door.hasRoomFor(address);
  }

  /** Whether a socket from `address` may open that speaks so. */
  opens(speech: Speech, address: Address | undefined, now: number): boolean {
    return this.#door.opens(speech, address, now);
  }

  /** A socket opened; who it is, its hello will tell. */
  connect(id: ConnectionId, now: number, from?: From): Effect[] {
    return this.#door.connect(id, now, from);
  }

  /** A socket opened that says no hello: its visitor joins at once. */
  joinPlain(id: ConnectionId, visitor: Visitor, now: number): Effect[] {
    this.#retention.hideOld(now);
    // A socket that is not let in must be known all the same until it is gone.
    const opened = this.#door.connect(id, now, visitor);
    return [...opened, ...this.#door.join(id, visitor, now)];
  }

  /** Lets the server's own socket hear what is said, without anybody being here for it. */
  listen(id: ConnectionId, now: number, caller: Caller = STRANGER): Effect[] {
    return this.#door.listen(id, caller, now);
  }

  /** Something arrived on a socket: a frame, or what could not be read as one. */
  receive(id: ConnectionId, decoded: Decoded, now: number): Effect[] {
    const connection = this.#connections.get(id);
    if (connection === undefined) return [];
    this.#retention.hideOld(now);
    switch (connection.state) {
      case "listening": {
        const isRead = decoded.ok && decoded.frame.type === "read";
        return isRead ? [{ do: "credit", connection: id, chars: decoded.frame.chars }] : [];
      }
      case "waiting": {
        const doer = { connection: id, address: connection.address };
        const knock = () => this.#door.knock(id, connection, decoded, now);
        return this.#meter.measure(doer, JOIN.tokens, now, knock);
      }
      case "joined": {
        const hurry = this.#pace.slowDown(id, connection, decoded, now);
        if (hurry !== undefined) return hurry;
        if (!decoded.ok) return this.#endings.refuse(id, decoded.code, now, decoded.id);
        const { frame } = decoded;
        const doer = { connection: id, member: connection.member, address: connection.address };
        const obey = () => this.#obey(id, connection, frame, now);
        return this.#meter.measure(doer, costOf(decoded), now, obey);
      }
    }
  }

  #obey(id: ConnectionId, connection: Joined, frame: ClientFrame, now: number): Effect[] {
    switch (frame.type) {
      case "hello":
        return this.#door.helloAgain(id, connection, frame, now);
      case "say":
        return this.#speaking.say(id, connection, frame, now);
      case "rename":
        return this.#rename(id, connection, frame, now);
      case "pull":
        if (this.#parts.isBehind(id)) return this.lag(id, now);
        return [{ do: "send", to: id, frame: pageOf(this.#parts.log, frame) }];
      case "signal":
        return this.#signal(id, connection, frame, now);
      case "set":
      case "delete":
        return this.#sharing.write(id, connection, frame, now);
      case "act":
        return this.#acting.act(id, connection, frame, now);
      case "read":
        return [{ do: "credit", connection: id, chars: frame.chars }];
    }
  }

  #rename(id: ConnectionId, { member, role }: Joined, frame: Rename, now: number): Effect[] {
    const denial = this.#parts.permissions.denial("rename", member, role, now);
    if (denial !== undefined) return this.#endings.refuse(id, denial.code, now, frame.id);
    const name = takeName(frame.name);
    if (name === undefined) return this.#endings.refuse(id, "bad-name", now, frame.id);
    return this.#parts.attendance.rename({ id: member, name }, id);
  }

  #signal(id: ConnectionId, { member, role }: Joined, frame: Signal, now: number): Effect[] {
    const { kind, data } = frame;
    const denial = this.#parts.permissions.denial("signal", member, role, now);
    if (denial !== undefined) return this.#endings.refuse(id, denial.code, now, frame.id);
    const signal = { by: member, kind, ...(data !== undefined && { data }) };
    return [{ do: "broadcast", frame: { type: "signals", signals: [signal] } }];
  }

  /** Somebody says something without being here: nobody is told that they came or went. */
  post(author: Caller, say: Said, now: number): [Posted, Effect[]] {
    this.#retention.hideOld(now);
    const cost = costOfSaid(say.body);
    const post = () => this.#speaking.post(author, say, now);
    return this.#answer(
      { caller: author, cost, now },
      () => this.#meter.measure(doerOf(author), cost, now, post),
      (nowhere) => nowhere.post(author, say, now),
    );
  }

  /** Writes an entry for `author`, who need not be connected. */
  write(author: Caller, write: Write, now: number): [Outcome, Effect[]] {
    this.#retention.hideOld(now);
    const cost = costOf({ ok: true, frame: write });
    const put = () => this.#sharing.writeFor(author, write, now);
    return this.#answer(
      { caller: author, cost, now },
      () => this.#meter.measure(doerOf(author), cost, now, put),
      (nowhere) => nowhere.write(author, write, now),
    );
  }

  /** Somebody has something done without being here. */
  act(caller: Caller, action: Action, now: number): [Acted, Effect[]] {
    this.#retention.hideOld(now);
    const cost = costOfAct(action);
    const act = () => this.#acting.actFor(caller, action, now);
    return this.#answer(
      { caller, cost, now },
      () => this.#meter.measure(doerOf(caller), cost, now, act),
      (nowhere) => nowhere.act(caller, action, now),
    );
  }

  /** Takes in messages from elsewhere, for an owner of this room. */
  takeIn(caller: Caller, batch: Batch, now: number): [TakenIn, Effect[]] {
    this.#retention.hideOld(now);
    return this.#answer(
      { caller, cost: costOfImport(batch.messages.length), now },
      () => this.#speaking.takeIn(caller, batch, now),
      (nowhere) => nowhere.takeIn(caller, batch, now),
    );
  }

  /** Likewise entries. */
  takeInEntries(caller: Caller, entries: readonly ImportedEntry[], now: number): [Taken, Effect[]] {
    this.#retention.hideOld(now);
    return this.#sharing.takeIn(caller, entries, now);
  }

  /**
   * Whoever may not come in must not learn that there is a room, or was one: they are answered as where nobody ever was,
   * unless that is what only a new room could do. And where nobody ever was, what is refused makes no room.
   */
  #answer<T extends object>(
    { caller, cost, now }: { readonly caller: Caller; readonly cost: number; readonly now: number },
    here: () => [T, Effect[]],
    elsewhere: (nowhere: Room) => [T, Effect[]],
  ): [T, Effect[]] {
    const { log, fairness } = this.#parts;
    if (caller.isOperator) return here();
    // A key tells by itself whether it is of this room, and the wrong ones are counted here.
    if (!log.exists && !this.#isNowhere && caller.key === undefined) {
      const [answer] = elsewhere(this.#asNowhere());
      const isAnswer = codeOf(answer) !== "not-stored";
      if (isAnswer && fairness.take(doerOf(caller), cost, now) === 0) return [answer, []];
    }
    const [answer, effects] = here();
    if (!SHUT.has(codeOf(answer))) return [answer, effects];
    const [instead] = elsewhere(this.#asNowhere());
    return [codeOf(instead) === "not-stored" ? answer : instead, effects];
  }

  /** The room of this name, had nobody ever been in it. */
  #asNowhere(): Room {
    this.#nowhere ??= new Room({ ...this.#parts, log: new Nowhere() });
    return this.#nowhere;
  }

  get #isNowhere(): boolean {
    return this.#parts.log instanceof Nowhere;
  }

  /** A socket is gone, for whatever reason; `remembered` is what it was, if its end is what woke the room. */
  disconnect(id: ConnectionId, now: number, remembered?: Connection): Effect[] {
    this.gone(id);
    return this.#endings.disconnect(id, now, remembered);
  }

  /** A turn went wrong at what came from `id`. */
  fail(id: ConnectionId, now: number): Effect[] {
    return this.#endings.close(id, CLOSE.unexpected, "the room failed", now);
  }

  /** A socket that the room had closed is no more. */
  gone(id: ConnectionId): void {
    this.#connections.gone(id);
  }

  /** Who reads what is sent to `id`, and how exactly it says how far. */
  readerOf(id: ConnectionId): Reader {
    const address = this.#connections.addressOf(id);
    if (this.isPlain(id)) return { address, unsaid: 0 };
    const isOurs = this.#connections.listening.has(id);
    return { address, unsaid: isOurs ? LIMITS.streamReadEveryChars : LIMITS.readEveryChars };
  }

  /** Nobody is behind these sockets any more, though they are open: their leave has been due for a while. */
  bury(ids: readonly ConnectionId[], now: number): Effect[] {
    return this.#deadlines.bury(ids, now);
  }

  /** `id` reads slower than the room talks: it is told once, and must catch up by itself. */
  lag(id: ConnectionId, now: number): Effect[] {
    return this.#deadlines.lag(id, now);
  }

  /** Does what has fallen due, and asks to be called again for what will. */
  tick(now: number): Effect[] {
    return this.#deadlines.tick(now);
  }

  /** When the first socket that has not said hello is to be closed, should the room still be awake then. */
  get helloDeadline(): number | undefined {
    return this.#deadlines.hello;
  }

  /** The connections that hear a broadcast, and whether in plain lines, or only what is said. */
  *audience(): Iterable<
    readonly [ConnectionId, { readonly plain?: true; readonly onlyChanges?: true }]
  > {
    for (const [id, connection] of this.#connections.joined) {
      if (connection.laggingSince === undefined) yield [id, connection];
    }
    for (const [id, { isDeaf }] of this.#connections.listening) {
      if (!isDeaf) yield [id, { onlyChanges: true }];
    }
  }

  /** How many are connected, and how many of them are told apart as members. */
  get size(): { readonly connections: number; readonly members: number } {
    return { connections: this.#connections.size, members: this.#parts.attendance.count };
  }

  /** What everybody is told of `member`, where that is an owner or a moderator. */
  roleTold(member: MemberId): Role | undefined {
    return this.#parts.vouching.roleOf(member);
  }

  /** What stands behind a name in lines of text, where it says who somebody is. */
  marksOf(member: MemberId, name: string): string[] {
    const role = this.roleTold(member);
    const isAlike = this.#parts.lookAlikes.isAlike(member, name);
    return marksOf(member, role, isAlike);
  }

  isPlain(id: ConnectionId): boolean {
    return this.#connections.isPlain(id);
  }
}

/** What is told of a room that one may not come to. */
const SHUT: ReadonlySet<string | undefined> = new Set<RefusalCode>(["forbidden", "room-deleted"]);

function codeOf(answer: object): string | undefined {
  return "code" in answer && typeof answer.code === "string" ? answer.code : undefined;
}

function doerOf({ id: member, address }: Caller): Doer {
  return { member, address };
}
