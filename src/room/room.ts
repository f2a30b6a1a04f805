/**
 * The rules of a room. Each method is one synchronous turn: it takes what happened and the time, writes to the
 * log, and returns what to do. docs/protocol.md numbers the rules.
 */
import { CLOSE } from "../protocol/close-codes.ts";
import type { Action } from "../protocol/actions.ts";
import type { Decoded } from "../protocol/room-codec.ts";
import type { Entry } from "../protocol/entry.ts";
import type { Changes, Welcome } from "../protocol/frames.ts";
import type { Act, ClientFrame, Hello, Rename, Say, Write } from "../protocol/client-frames.ts";
import { type Member, type Message, revOf } from "../protocol/message.ts";
import type { Cursor, MemberId, MessageId, Seq, VisitId } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import { cleanName } from "../protocol/names.ts";
import { refused, type RefusalCode } from "../protocol/refusals.ts";
import { isAtLeast, may, UNOWNED } from "../protocol/roles.ts";
import { isGoverned, keyOf } from "../protocol/settings.ts";
import { faultInBody } from "../protocol/text.ts";
import { type Allowances, ALLOWANCES } from "./allowances.ts";
import { Attendance } from "./attendance.ts";
import { type Admission, Authority, type Caller } from "./authority.ts";
import type {
  Address,
  Connection,
  ConnectionId,
  Joined,
  Listening,
  Waiting,
} from "./connection.ts";
import { Connections } from "./connections.ts";
import type { Effect } from "./effects.ts";
import { costOf, costOfAct, costOfSaid, Fairness } from "./fairness.ts";
import { catchUp, pageOf } from "./history.ts";
import type { Keys } from "./keys.ts";
import { type Batch, takeIn, type TakenIn } from "./import.ts";
import { KnownIds } from "./known-ids.ts";
import type { Log } from "./log.ts";
import { type Own, ownOf, SOMEBODY } from "./mine.ts";
import { type Acted, type Actor, type Consequence, Moderation } from "./moderation.ts";
import { Permissions } from "./permissions.ts";
import { Retention } from "./retention.ts";
import { Settings } from "./settings.ts";
import { type Outcome, SharedState } from "./shared-state.ts";
import { TIMING } from "./timing.ts";
import { answersTo } from "./write-answers.ts";

export interface RoomPorts {
  readonly log: Log;
  /** The member that a token belongs to; nobody without the token can arrive at the same. */
  readonly identify: (token: string) => MemberId;
  /** Whether a connection has not read what it was sent; see broadcaster.ts. */
  readonly isBehind: (connection: ConnectionId) => boolean;
  readonly allowances?: Allowances;
  readonly keys: Keys;
}

/** Who joins, once it is settled who they are. */
export interface Visitor extends Caller {
  readonly visit: VisitId;
  readonly cursor?: Cursor | undefined;
  readonly plain?: true;
  readonly address?: Address | undefined;
}

/** What is said, whoever says it. */
export type Said = Pick<Say, "id" | "body" | "after">;

/** What became of something that was said by somebody who is not here. */
export type Posted =
  | { readonly ok: true; readonly message: Message; readonly isNew: boolean }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      /** Seconds. */
      readonly retryAfter?: number | undefined;
    };

/** A message that is not stored, and why. */
type NotStored = "not-stored" | "room-full";

/** What the log has for who joins. */
type Missed = Pick<Welcome, "epoch" | "head" | "horizon" | "mode" | "records" | "entries" | "gap">;

/** Whom nothing is known of. */
const STRANGER: Caller = { id: "", name: "" };

/** Refusals after which the socket is closed: the other side does not speak this protocol. */
const CLOSED_AFTER: Partial<Record<RefusalCode, number>> = {
  "bad-frame": CLOSE.badFrame,
  "bad-link": CLOSE.notAllowed,
  banned: CLOSE.banned,
  binary: CLOSE.unsupportedData,
  forbidden: CLOSE.notAllowed,
  "frame-too-big": CLOSE.tooBig,
  "hello-first": CLOSE.noHello,
  "room-deleted": CLOSE.roomDeleted,
  "too-many-tries": CLOSE.flood,
  version: CLOSE.version,
};

export class Room {
  readonly #log: Log;
  readonly #identify: (token: string) => MemberId;
  readonly #connections: Connections;
  readonly #attendance: Attendance;
  readonly #isBehind: (connection: ConnectionId) => boolean;
  readonly #allowances: Allowances;
  readonly #fairness: Fairness;
  readonly #settings = new Settings(() => this.#shared());
  readonly #authority: Authority;
  readonly #permissions: Permissions;
  readonly #moderation: Moderation;
  #retention: Retention;
  /** Until when somebody is sure to look for silent sockets, as far as the room remembers. */
  #watchedUntil = 0;
  /** When it was last asked to be woken for what ends then. */
  #wakesForEnd: number | undefined;
  #known: KnownIds | undefined;
  #state: SharedState | undefined;

  /** A new room, or one that wakes among the connections that outlived its memory. */
  constructor(
    { log, identify, keys, isBehind, allowances = ALLOWANCES }: RoomPorts,
    connections: Iterable<readonly [ConnectionId, Connection]> = [],
  ) {
    this.#log = log;
    this.#identify = identify;
    this.#isBehind = isBehind;
    this.#allowances = allowances;
    this.#fairness = new Fairness(allowances);
    this.#connections = new Connections(connections);
    this.#attendance = new Attendance(this.#connections);
    this.#authority = new Authority(log, keys, this.#settings);
    this.#permissions = new Permissions(log, this.#authority, this.#settings);
    this.#retention = new Retention(log, this.#settings, this.#authority);
    this.#moderation = new Moderation(log, this.#authority, keys, this.#attendance);
  }

  /** Whether one more socket may come from `address`: asked before it is let in. */
  hasRoomFor(address: Address | undefined): boolean {
    const { socketsOfRoom, socketsOfAddress, waitingOfAddress } = this.#allowances;
    const connections = this.#connections;
    if (connections.size >= socketsOfRoom) return false;
    if (address === undefined || connections.countFrom(address) < waitingOfAddress) return true;
    if (connections.countFrom(address) >= socketsOfAddress) return false;
    return connections.countWaitingFrom(address) < waitingOfAddress;
  }

  /** A socket opened; who it is, its hello will tell. */
  connect(id: ConnectionId, now: number, address?: Address): Effect[] {
    const waiting: Waiting = { state: "waiting", since: now, ...(address && { address }) };
    return [this.#connections.become(id, waiting)];
  }

  /** Something arrived on a socket: a frame, or what could not be read as one. */
  receive(id: ConnectionId, decoded: Decoded, now: number): Effect[] {
    const connection = this.#connections.get(id);
    if (connection === undefined) return [];
    this.#retention.hideOld(now);
    if (connection.state === "listening") {
      const isRead = decoded.ok && decoded.frame.type === "read";
      return isRead ? [{ do: "credit", connection: id, chars: decoded.frame.chars }] : [];
    }
    if (connection.state === "waiting") {
      if (decoded.ok && decoded.frame.type === "hello") {
        return this.#firstHello(id, connection, decoded.frame, now);
      }
      const code = decoded.ok || decoded.code === "unknown-type" ? "hello-first" : decoded.code;
      return this.#refuse(id, code, now, named(decoded));
    }
    const hurry = this.#slowDown(id, connection, decoded, now);
    if (hurry !== undefined) return hurry;
    return decoded.ok
      ? this.#obey(id, connection, decoded.frame, now)
      : this.#refuse(id, decoded.code, now, decoded.id);
  }

  /** Lets the server's own socket hear what is said, without anybody being here for it. */
  listen(id: ConnectionId, now: number, caller: Caller = STRANGER): Effect[] {
    // Its key is not kept, so what it gives must be.
    const [admission, news] = this.#admitAbsent(caller, now);
    const listening: Listening = {
      state: "listening",
      since: now,
      member: caller.id,
      ...(caller.address && { address: caller.address }),
      ...(!admission.ok && { isDeaf: true }),
    };
    return [this.#connections.become(id, listening), ...news];
  }

  /** Whether `caller`, or without one a stranger, may see what is here. To who may not, it is as if nobody ever was. */
  shows(caller: Caller = STRANGER, now: number = 0): boolean {
    this.#retention.hideOld(now);
    return this.#authority.glance(caller, now).ok;
  }

  /** Somebody has something done without being here. */
  act(caller: Caller, action: Action, now: number): [Acted, Effect[]] {
    this.#retention.hideOld(now);
    if (this.#haste(caller, costOfAct(action), now) > 0) {
      return [{ ok: false, code: "slow-down" }, []];
    }
    const [admission, news] = this.#admitAbsent(caller, now);
    if (!admission.ok) return [admission, news];
    const name = this.#nameOf(caller);
    if (name === undefined) return [{ ok: false, code: "bad-name" }, news];
    const [acted, effects] = this.#act({ id: caller.id, name, role: admission.role }, action, now);
    return [acted, [...news, ...effects]];
  }

  /** Whether `caller` may take along all that is here, or what is theirs; `undefined` if it is to look as if nothing was. */
  mayExport(caller: Caller, deed: "export" | "export-mine", now: number): boolean | undefined {
    this.#retention.hideOld(now);
    const admission = this.#authority.glance(caller, now);
    if (!admission.ok) return undefined;
    // In a room that nobody owns, whoever may read has all of it already.
    return admission.role === undefined || may(admission.role, deed);
  }

  /** Whose pages may show the room's: of a room that nobody owns, nobody's. */
  get embed(): readonly string[] {
    return this.#authority.isOwned ? this.#settings.embed : [];
  }

  /** What `member` said past `after`. */
  ownOf(member: MemberId, after: Seq, limit: number): Own {
    return ownOf(this.#log, member, after, limit);
  }

  /** Takes in messages from elsewhere, for who owns this room. */
  takeIn(caller: Caller, batch: Batch, now: number): [TakenIn, Effect[]] {
    const refuse = (code: RefusalCode, effects: Effect[] = []): [TakenIn, Effect[]] => [
      { ok: false, code, messages: [] },
      effects,
    ];
    if (this.#haste(caller, 1, now) > 0) return refuse("slow-down");
    this.#retention.hideOld(now);
    const [admission, news] = this.#admitAbsent(caller, now);
    if (!admission.ok) return refuse(admission.code);
    if (!may(admission.role ?? UNOWNED, "import")) return refuse("not-allowed", news);
    const taken = takeIn(this.#log, batch, now);
    const { messages } = taken;
    const last = messages.at(-1);
    if (last === undefined) return [taken, news];
    for (const message of messages) {
      this.#known?.add(message);
      this.#retention.said(message.at);
    }
    const frame = { ...changesOf(last.seq, messages), from: last.seq - messages.length };
    return [taken, [...news, { do: "broadcast", frame }, ...this.#watch(now)]];
  }

  /** Somebody says something without being here: nobody is told that they came or went. */
  post(author: Caller, say: Said, now: number): [Posted, Effect[]] {
    this.#retention.hideOld(now);
    const retryAfter = this.#haste(author, costOfSaid(say.body), now);
    if (retryAfter > 0) return [{ ok: false, code: "slow-down", retryAfter }, []];
    const [admission, news] = this.#admitAbsent(author, now);
    if (!admission.ok) return [admission, news];
    const name = this.#nameOf(author);
    if (name === undefined) return [{ ok: false, code: "bad-name" }, news];
    const fault = faultInBody(say.body);
    if (fault !== undefined) return [{ ok: false, code: fault }, news];
    const original = this.#original(author.id, say);
    if (original === "gone") return [{ ok: false, code: "too-late" }, news];
    if (original !== undefined) return [{ ok: true, message: original, isNew: false }, news];
    const denial = this.#permissions.denial("say", author.id, admission.role, now);
    if (denial !== undefined) return [{ ok: false, ...denial }, news];
    const message = this.#store({ id: author.id, name }, say, now);
    if (typeof message === "string") return [{ ok: false, code: message }, news];
    return [{ ok: true, message, isNew: true }, [...news, ...this.#tell(message, now)]];
  }

  /** Lets `visitor` in: brings them up to date and tells everybody, them too. */
  join(id: ConnectionId, visitor: Visitor, now: number): Effect[] {
    this.#retention.hideOld(now);
    const { id: member, name, visit, cursor, plain, address } = visitor;
    if (this.#hasTooMany(id, visitor)) return this.#close(id, CLOSE.busy, "too many", now);
    const admission = this.#admit(visitor, now);
    if (!admission.ok) return this.#refuse(id, admission.code, now, undefined, { plain });
    const { role, bot, isNew } = admission;
    // Reading may fail, and then nothing must have changed.
    const missed = plain ? undefined : this.#missed(cursor);
    const carries = this.#connections.joined.get(id)?.carries;
    const joined: Joined = {
      state: "joined",
      since: now,
      member,
      visit,
      name,
      ...(address && { address }),
      ...(role && { role }),
      ...(bot && { bot }),
      ...(plain && { plain }),
      ...(carries && { carries }),
    };
    this.#connections.become(id, joined);
    const news = this.#attendance.enter(id, joined);
    return [
      // A cursor tells a client what it knows already; plain lines do not.
      ...(plain ? [{ do: "admit", connection: id } as const] : []),
      ...this.#supersedeOthers(id, joined, now),
      ...this.#connections.remember(id),
      ...(isNew ? this.#tellRoles(now) : []),
      ...(missed ? [this.#welcome(id, joined, missed)] : []),
      ...news,
      ...this.#watch(now),
    ];
  }

  /** What the members share; it is read from the log when somebody first asks for it. */
  get state(): Pick<SharedState, "changedSince" | "entries" | "entry"> {
    return this.#shared();
  }

  /** Writes an entry for `author`, who need not be connected; who may import may do so as whoever wrote it elsewhere. */
  write(author: Caller, write: Write, now: number, of?: Member): [Outcome, Effect[]] {
    this.#retention.hideOld(now);
    const retryAfter = this.#haste(author, 1, now);
    if (retryAfter > 0) return [{ did: "refuse", code: "slow-down", retryAfter }, []];
    const [admission, news] = this.#admitAbsent(author, now);
    if (!admission.ok) return [{ did: "refuse", code: admission.code }, news];
    const name = this.#nameOf(author);
    if (name === undefined) return [{ did: "refuse", code: "bad-name" }, news];
    const { role } = admission;
    const denial = this.#permissions.denialOfWrite(write, author.id, role, now);
    const mayBeOf = of === undefined || may(role ?? UNOWNED, "import");
    const writer = of ?? { id: author.id, name };
    const [outcome, effects] = this.#share(writer, write, now, mayBeOf ? denial : "not-allowed");
    return [outcome, [...news, ...effects]];
  }

  /**
   * A socket is gone, for whatever reason. If its end is what woke the room, the room does not know it:
   * `remembered` is what it was.
   */
  disconnect(id: ConnectionId, now: number, remembered?: Connection): Effect[] {
    const connection = this.#connections.get(id) ?? remembered;
    this.#connections.remove(id);
    this.#fairness.forget(id);
    return connection?.state === "joined" ? this.#attendance.leave(id, connection, now) : [];
  }

  /** Nobody is behind these sockets any more, though they are open: their leave has been due for a while. */
  bury(ids: readonly ConnectionId[], now: number): Effect[] {
    return ids.flatMap((id) => {
      const connection = this.#connections.joined.get(id);
      // Plain clients owe nobody a ping, though one may have said it once.
      if (connection?.plain) return [];
      this.#connections.remove(id);
      return [
        { do: "close", connection: id, code: CLOSE.heartbeat, reason: "silent" },
        ...(connection ? this.#attendance.leave(id, connection, now, "at once") : []),
      ];
    });
  }

  /** `id` reads slower than the room talks: it is told once, and must catch up by itself. */
  lag(id: ConnectionId, now: number): Effect[] {
    if (this.#connections.listening.has(id)) return this.#close(id, CLOSE.slow, "too slow", now);
    const connection = this.#connections.joined.get(id);
    if (connection === undefined || connection.laggingSince !== undefined) return [];
    if (connection.plain) return this.#close(id, CLOSE.slow, "too slow", now);
    return [
      this.#connections.become(id, { ...connection, laggingSince: now }),
      { do: "send", to: id, frame: { type: "lag" } },
      { do: "wake", at: now + TIMING.lagWithin },
    ];
  }

  /** Does what has fallen due, and asks to be called again for what will. */
  tick(now: number): Effect[] {
    const mute = [...this.#connections.waiting].filter(
      ([, { since }]) => since + TIMING.helloWithin <= now,
    );
    const slow = [...this.#connections.joined].filter(
      ([, { laggingSince = now }]) => laggingSince + TIMING.lagWithin <= now,
    );
    return [
      ...mute.flatMap(([id]) => this.#refuse(id, "hello-first", now)),
      ...slow.flatMap(([id]) => this.#close(id, CLOSE.slow, "too slow", now)),
      ...this.#attendance.endGraces(now),
      ...this.#retention.erase(now),
      ...this.#wakeAgain(now),
    ];
  }

  /** When the first socket that has not said hello is to be closed, should the room still be awake then. */
  get helloDeadline(): number | undefined {
    let first: number | undefined;
    for (const [, { since }] of this.#connections.waiting) {
      first = Math.min(first ?? since, since);
    }
    return first === undefined ? undefined : first + TIMING.helloWithin;
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
    return { connections: this.#connections.size, members: this.#attendance.count };
  }

  /** Who is here, as many as a welcome would name. */
  get members(): Member[] {
    return this.#attendance.members(LIMITS.rosterMembers);
  }

  isPlain(id: ConnectionId): boolean {
    return this.#connections.isPlain(id);
  }

  #firstHello(id: ConnectionId, { address }: Waiting, hello: Hello, now: number): Effect[] {
    // One who waits for a welcome takes no other answer than an end that is worth coming back from.
    if (this.#fairness.take({ connection: id, address }, 1, now) > 0) {
      return this.#close(id, CLOSE.busy, "slow down", now);
    }
    return this.#hello(id, hello, now);
  }

  #hello(id: ConnectionId, hello: Hello, now: number): Effect[] {
    const { token, visit, cursor, key } = hello;
    const member = this.#identify(token);
    const address = this.#connections.get(id)?.address;
    const name = this.#nameOf({ id: member, name: hello.name });
    if (name === undefined) return this.#refuse(id, "bad-name", now);
    return this.join(id, { id: member, visit, name, cursor, key, address }, now);
  }

  /** Seconds that somebody who is not here is to wait before they do what costs so much; 0 if they may. */
  #haste({ id: member, address }: Caller, cost: number, now: number): number {
    return this.#fairness.take({ member, address }, cost, now);
  }

  /** Who is admitted without being here, and what everybody is told if that changed who is what. */
  #admitAbsent(caller: Caller, now: number): [Admission, Effect[]] {
    const admission = this.#admit(caller, now);
    return [admission, admission.ok && admission.isNew ? this.#tellRoles(now) : []];
  }

  #admit(caller: Caller, now: number): Admission {
    const isHere = this.#attendance.nameOf(caller.id) !== undefined;
    return this.#authority.admit(caller, isHere, now);
  }

  /** Who is here already is called what they are called: a tab that slept must not bring an old name back. */
  #nameOf({ id, name }: Member): string | undefined {
    return this.#attendance.nameOf(id) ?? cleanName(name);
  }

  #obey(id: ConnectionId, connection: Joined, frame: ClientFrame, now: number): Effect[] {
    switch (frame.type) {
      case "hello":
        return this.#helloAgain(id, connection, frame, now);
      case "say":
        return this.#say(id, connection, frame, now);
      case "rename":
        return this.#rename(id, connection, frame, now);
      case "pull":
        if (this.#isBehind(id)) return this.lag(id, now);
        return [{ do: "send", to: id, frame: pageOf(this.#log, frame) }];
      case "signal": {
        const { kind, data } = frame;
        const denial = this.#permissions.denial("signal", connection.member, connection.role, now);
        if (denial !== undefined) return this.#refuse(id, denial.code, now);
        const signal = { by: connection.member, kind, ...(data !== undefined && { data }) };
        return [{ do: "broadcast", frame: { type: "signals", signals: [signal] } }];
      }
      case "set":
      case "delete":
        return this.#write(id, connection, frame, now);
      case "act":
        return this.#obeyAct(id, connection, frame, now);
      case "read":
        return [{ do: "credit", connection: id, chars: frame.chars }];
    }
  }

  #obeyAct(id: ConnectionId, { member, name, role }: Joined, frame: Act, now: number): Effect[] {
    const [acted, effects] = this.#act({ id: member, name, role }, frame.do, now);
    if (!acted.ok) return this.#refuse(id, acted.code, now, frame.id);
    const { result } = acted;
    const done = { type: "done", id: frame.id, ...(result !== undefined && { result }) } as const;
    return [{ do: "send", to: id, frame: done }, ...effects];
  }

  #act(actor: Actor, action: Action, now: number): [Acted, Effect[]] {
    const acted = this.#moderation.act(actor, action, now);
    if (!acted.ok) return [acted, []];
    return [acted, acted.follows.flatMap((it) => this.#follow(it, now))];
  }

  #follow(consequence: Consequence, now: number): Effect[] {
    switch (consequence.do) {
      case "tell":
        return this.#tell(consequence.message, now);
      case "tell-roles":
        return this.#tellRoles(now);
      case "forget":
        return this.#forget(consequence.member, now);
      case "wipe":
        return this.#wipe();
      case "put-out": {
        const { member, addresses, code, reason } = consequence;
        const effects: Effect[] = [];
        for (const [id, connection] of this.#connections.joined) {
          const isMeant = connection.member === member || this.#isSwept(connection, addresses);
          if (isMeant) effects.push(...this.#putOut(id, connection, reason, code, now));
        }
        return [...effects, ...this.#tellRoles(now)];
      }
    }
  }

  /** What they shared stays, under nobody's name; so does what they said, unless they erased it. */
  #forget(member: MemberId, now: number): Effect[] {
    const effects: Effect[] = [];
    const shared = this.#log.head > 0 ? this.#shared().entries() : [];
    for (const { by, key, rev, value, name } of shared) {
      if (by !== member || value === undefined || name === SOMEBODY) continue;
      const write = { type: "set", id: `forgotten-${rev}`, key, value } as const;
      const outcome = this.#shared().write({ id: member, name: SOMEBODY }, write, now);
      if (outcome.did !== "store") continue;
      const frame = changesOf(outcome.entry.rev, [], [outcome.entry]);
      effects.push({ do: "broadcast", frame });
    }
    for (const id of this.#attendance.connectionsOf(member)) {
      const connection = this.#connections.joined.get(id);
      if (connection === undefined) continue;
      this.#connections.remove(id);
      effects.push(
        { do: "close", connection: id, code: CLOSE.normal, reason: "forgotten" },
        ...this.#attendance.leave(id, connection, now, "at once"),
      );
    }
    return effects;
  }

  /** Nobody is told who leaves: there is nobody to tell. */
  #wipe(): Effect[] {
    this.#log.wipe();
    // What is remembered of it would bring the room back.
    this.#state = undefined;
    this.#authority.forget();
    this.#retention = new Retention(this.#log, this.#settings);
    const { joined, waiting, listening } = this.#connections;
    const all = [...joined.keys(), ...waiting.keys(), ...listening.keys()];
    return all.map((connection) => {
      this.#connections.remove(connection);
      return { do: "close", connection, code: CLOSE.roomDeleted, reason: "room deleted" };
    });
  }

  #putOut(
    id: ConnectionId,
    connection: Joined,
    reason: RefusalCode,
    code: number,
    now: number,
  ): Effect[] {
    this.#connections.remove(id);
    return [
      { do: "send", to: id, frame: refused(reason), plain: connection.plain === true },
      { do: "close", connection: id, code, reason },
      ...this.#attendance.leave(id, connection, now, "at once"),
    ];
  }

  /** A ban of an address puts out all who come from there, but who is trusted with the room. */
  #isSwept({ address, role }: Joined, addresses: readonly Address[]): boolean {
    if (address === undefined || !addresses.includes(address)) return false;
    return role === undefined || !isAtLeast(role, "moderator");
  }

  /** Tells everybody whose role has changed, and lets nobody stay or listen who may not any more. */
  #tellRoles(now: number): Effect[] {
    const effects: Effect[] = [];
    for (const [id, connection] of this.#connections.joined) {
      if (!this.#authority.mayStay(connection.member)) {
        effects.push(...this.#putOut(id, connection, "forbidden", CLOSE.notAllowed, now));
        continue;
      }
      const role = this.#authority.roleOf(connection.member);
      if (role === connection.role) continue;
      effects.push(this.#connections.become(id, { ...connection, role }), {
        do: "send",
        to: id,
        frame: { type: "role", role },
        plain: connection.plain === true,
      });
    }
    for (const [id, connection] of this.#connections.listening) {
      const { isDeaf: _, ...listening } = connection;
      const { member: heard = "", address } = connection;
      const isDeaf = !this.shows({ id: heard, name: "", address }, now);
      if (isDeaf === (connection.isDeaf === true)) continue;
      effects.push(this.#connections.become(id, { ...listening, ...(isDeaf && { isDeaf }) }));
    }
    return effects;
  }

  /** Somebody in the room has lost the thread, or was told that they lag, and goes on from their cursor. */
  #helloAgain(id: ConnectionId, connection: Joined, hello: Hello, now: number): Effect[] {
    const { member, visit, laggingSince } = connection;
    if (this.#identify(hello.token) !== member || hello.visit !== visit) {
      return this.#refuse(id, "not-yours", now);
    }
    // Nothing is read for who has not read, and their time to do so goes on.
    if (this.#isBehind(id)) {
      if (laggingSince === undefined) return this.lag(id, now);
      return [{ do: "send", to: id, frame: { type: "lag" } }];
    }
    return this.#hello(id, hello, now);
  }

  /** Has who does too much wait, or if they do not, go. */
  #slowDown(
    id: ConnectionId,
    connection: Joined,
    decoded: Decoded,
    now: number,
  ): Effect[] | undefined {
    const { member, address, plain, owes } = connection;
    const wait = this.#fairness.take({ connection: id, member, address }, costOf(decoded), now);
    if (wait === 0) return undefined;
    if (this.#fairness.refuse(id, now)) return this.#close(id, CLOSE.flood, "flood", now);
    if (!decoded.ok) {
      return CLOSED_AFTER[decoded.code] === undefined
        ? [this.#hurry(id, wait, decoded.id)]
        : undefined;
    }
    const { frame } = decoded;
    // What one has read makes nothing happen here.
    if (frame.type === "read") return undefined;
    if (frame.type === "hello") return this.#close(id, CLOSE.busy, "slow down", now);
    // What follows it waits for it, as behind what could not be stored.
    const isOwed = isOfOutbox(frame) && owes === undefined && plain === undefined;
    return [
      ...(isOwed ? [this.#connections.become(id, { ...connection, owes: frame.id })] : []),
      this.#hurry(id, wait, named(decoded)),
    ];
  }

  #hurry(id: ConnectionId, wait: number, frame?: MessageId): Effect {
    return {
      do: "send",
      to: id,
      frame: refused("slow-down", frame, wait),
      plain: this.isPlain(id),
    };
  }

  #say(id: ConnectionId, connection: Joined, say: Say, now: number): Effect[] {
    const { member, name, owes, role } = connection;
    const fault = faultInBody(say.body);
    if (fault !== undefined) return this.#refuse(id, fault, now, say.id);
    const original = this.#original(member, say);
    if (original === "gone") {
      return [
        ...this.#settle(id, connection, say.id),
        ...this.#refuse(id, "too-late", now, say.id),
      ];
    }
    if (original !== undefined) {
      return [
        ...this.#settle(id, connection, say.id),
        { do: "send", to: id, frame: changesOf(original.seq, [original]) },
      ];
    }
    if (owes !== undefined && owes !== say.id) return this.#refuse(id, "out-of-turn", now, say.id);
    const denial = this.#permissions.denial("say", member, role, now);
    if (denial !== undefined) {
      // What waits for time alone is still owed.
      const settled = denial.retryAfter === undefined ? this.#settle(id, connection, say.id) : [];
      return [...settled, ...this.#refuse(id, denial.code, now, say.id, denial)];
    }
    const message = this.#store({ id: member, name }, say, now);
    if (message === "room-full") return this.#refuse(id, message, now, say.id);
    if (message === "not-stored") {
      // A plain client knows no ids, and can send nothing again as the same.
      const isOwed = connection.plain === undefined;
      return [
        ...(isOwed ? [this.#connections.become(id, { ...connection, owes: say.id })] : []),
        ...this.#refuse(id, message, now, say.id),
      ];
    }
    return [...this.#settle(id, connection, say.id), ...this.#tell(message, now)];
  }

  /** What `by` has said under this id already. */
  #original(by: MemberId, { id, after }: Said): Message | "gone" | undefined {
    this.#known ??= new KnownIds(this.#log);
    return this.#known.original(by, id, after);
  }

  #store({ id: by, name }: Member, { id, body }: Said, at: number): Message | NotStored {
    if (this.#log.isFull) return "room-full";
    const message = this.#log.append({ id, by, name, at, body });
    if (message === undefined) return "not-stored";
    this.#known?.add(message);
    this.#permissions.said(by, at);
    this.#retention.said(at);
    return message;
  }

  #tell(message: Message, now: number): Effect[] {
    const frame = changesOf(revOf(message), [message]);
    return [{ do: "broadcast", frame }, ...this.#watch(now)];
  }

  #write(id: ConnectionId, connection: Joined, write: Write, now: number): Effect[] {
    const { owesWrite, ...settled } = connection;
    const { member, name, role } = settled;
    const isInTurn = owesWrite === undefined || owesWrite === write.id;
    const denial = isInTurn
      ? this.#permissions.denialOfWrite(write, member, role, now)
      : "out-of-turn";
    const [outcome, told] = this.#share({ id: member, name }, write, now, denial);
    const effects: Effect[] = [];
    if (outcome.did === "refuse" && outcome.code === "not-stored") {
      effects.push(this.#connections.become(id, { ...connection, owesWrite: write.id }));
    } else if (owesWrite === write.id) {
      effects.push(this.#connections.become(id, settled));
    }
    return [
      ...effects,
      ...told,
      ...answersTo(write, outcome).map((frame): Effect => ({ do: "send", to: id, frame })),
    ];
  }

  #share(author: Member, write: Write, now: number, fault?: RefusalCode): [Outcome, Effect[]] {
    // What has ended must not come back if messages are kept for longer from now on.
    const isOfRetention = write.key === keyOf("retention") && fault === undefined;
    const erased = isOfRetention ? this.#retention.erase(now, "at once") : [];
    const outcome = this.#shared().write(author, write, now, fault);
    if (outcome.did !== "store") return [outcome, erased];
    const { entry } = outcome;
    const frame = changesOf(entry.rev, [], [entry]);
    const governed = isGoverned(entry.key) ? this.#govern(entry, now) : [];
    return [outcome, [...erased, { do: "broadcast", frame }, ...governed, ...this.#watch(now)]];
  }

  /** A setting has changed, and with it perhaps who may do what. */
  #govern({ key, by, name }: Entry, now: number): Effect[] {
    this.#moderation.note({ id: by, name }, "set", key, now);
    const { isClosed, isLocked } = this.#settings;
    if (isClosed || isLocked) this.#authority.keepIn(this.#attendance.members(Infinity), now);
    const erased = key === keyOf("retention") ? this.#retention.erase(now, "at once") : [];
    return [...this.#tellRoles(now), ...erased];
  }

  #shared(): SharedState {
    this.#state ??= new SharedState(this.#log);
    return this.#state;
  }

  /** What a connection owed has come. */
  #settle(id: ConnectionId, connection: Joined, message: MessageId): Effect[] {
    if (connection.owes !== message) return [];
    const { owes: _, ...settled } = connection;
    return [this.#connections.become(id, settled)];
  }

  #rename(id: ConnectionId, { member, role }: Joined, frame: Rename, now: number): Effect[] {
    const denial = this.#permissions.denial("rename", member, role, now);
    if (denial !== undefined) return this.#refuse(id, denial.code, now);
    const name = cleanName(frame.name);
    if (name === undefined) return this.#refuse(id, "bad-name", now);
    return this.#attendance.rename({ id: member, name }, id);
  }

  /** A visit has one connection: an older one may still hold frames that the newer one sends again. */
  #supersedeOthers(newest: ConnectionId, { member, visit }: Joined, now: number): Effect[] {
    return this.#attendance
      .connectionsOf(member)
      .filter((id) => id !== newest && this.#connections.joined.get(id)?.visit === visit)
      .flatMap((id) => this.#close(id, CLOSE.superseded, "superseded", now));
  }

  /** Whether a member has so many sockets that this must not be one more; it may take the place of its own visit's. */
  #hasTooMany(id: ConnectionId, { id: member, visit }: Visitor): boolean {
    const theirs = this.#attendance.connectionsOf(member);
    if (theirs.includes(id) || theirs.length < this.#allowances.socketsOfMember) return false;
    return !theirs.some((it) => this.#connections.joined.get(it)?.visit === visit);
  }

  #missed(cursor: Cursor | undefined): Missed {
    const { epoch, head } = this.#log;
    const missed = catchUp(this.#log, cursor);
    const state = this.#shared();
    const since = missed.mode === "resumed" && cursor !== undefined ? cursor.seq : undefined;
    const changed = since === undefined ? undefined : state.changedSince(since);
    if (changed !== undefined) return { epoch, head, ...missed, ...someOf(changed) };
    // Who cannot be told what was deleted begins anew.
    const whole = since === undefined ? missed : catchUp(this.#log, undefined);
    return { epoch, head, ...whole, ...someOf(state.entries()) };
  }

  #welcome(to: ConnectionId, { member: you, role }: Joined, missed: Missed): Effect {
    const { bodyBytes, frameBytes, nameLength } = LIMITS;
    const frame: Welcome = {
      type: "welcome",
      you,
      ...missed,
      members: this.#attendance.members(LIMITS.rosterMembers, you),
      count: this.#attendance.count,
      ...(role !== undefined && { role }),
      limits: { bodyBytes, frameBytes, nameLength },
    };
    return { do: "send", to, frame };
  }

  /** Something stirs, so a silent loss would be noticed: have somebody look, once for many stirs. */
  #watch(now: number): Effect[] {
    const wakes: Effect[] = [];
    const end = this.#retention.dueAt;
    if (end !== undefined && end !== this.#wakesForEnd) wakes.push({ do: "wake", at: end });
    this.#wakesForEnd = end;
    if (now < this.#watchedUntil) return wakes;
    this.#watchedUntil = now + TIMING.sweepEvery;
    return [...wakes, { do: "wake", at: this.#watchedUntil }];
  }

  /** The one alarm rings for the earliest of these, so whoever it rings for asks for all the others again. */
  #wakeAgain(now: number): Effect[] {
    const times = [this.#attendance.nextGraceEnd, this.#nextSweep(now), this.#retention.dueAt];
    for (const { laggingSince } of this.#connections.joined.values()) {
      if (laggingSince !== undefined) times.push(laggingSince + TIMING.lagWithin);
    }
    const at = Math.min(...times.filter((time) => time !== undefined));
    return at === Infinity ? [] : [{ do: "wake", at }];
  }

  #nextSweep(now: number): number | undefined {
    if (now < this.#watchedUntil) return this.#watchedUntil;
    if (this.#connections.joined.size === 0 || now - this.#lastStir() >= TIMING.calmAfter) {
      return undefined;
    }
    this.#watchedUntil = now + TIMING.sweepEvery;
    return this.#watchedUntil;
  }

  /** When something last happened here, from what outlives a hibernation. */
  #lastStir(): number {
    const newest = this.#log.page({ after: 0, before: this.#log.head + 1, from: "newest" }, 1);
    let last = Math.max(newest[0]?.at ?? 0, this.#log.writtenAt);
    for (const { since } of this.#connections.joined.values()) last = Math.max(last, since);
    return last;
  }

  #refuse(
    id: ConnectionId,
    code: RefusalCode,
    now: number,
    frame?: MessageId,
    {
      retryAfter,
      plain = this.isPlain(id),
    }: { retryAfter?: number; plain?: boolean | undefined } = {},
  ): Effect[] {
    const refusal: Effect = { do: "send", to: id, frame: refused(code, frame, retryAfter), plain };
    const closing = CLOSED_AFTER[code];
    return closing === undefined ? [refusal] : [refusal, ...this.#close(id, closing, code, now)];
  }

  #close(id: ConnectionId, code: number, reason: string, now: number): Effect[] {
    return [{ do: "close", connection: id, code, reason }, ...this.disconnect(id, now)];
  }
}

/** Whether its sender keeps it until it is stored, and sends such in their order. */
function isOfOutbox(frame: ClientFrame): frame is Say | Write {
  return frame.type === "say" || frame.type === "set" || frame.type === "delete";
}

/** The id that what arrived gave itself. */
function named(decoded: Decoded): MessageId | undefined {
  if (!decoded.ok) return decoded.id;
  return "id" in decoded.frame ? decoded.frame.id : undefined;
}

function changesOf(to: Seq, records: Message[], entries: Entry[] = []): Changes {
  return { type: "changes", from: to - 1, to, records, ...someOf(entries) };
}

/** A frame without entries does not speak of them. */
function someOf(entries: Entry[]): { entries?: Entry[] } {
  return entries.length === 0 ? {} : { entries };
}
