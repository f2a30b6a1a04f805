/**
 * The rules of a room. Each method is one synchronous turn: it takes what happened and the time, writes to the
 * log, and returns what to do. docs/protocol.md numbers the rules.
 */
import { CLOSE } from "../protocol/close-codes.ts";
import type { Decoded } from "../protocol/room-codec.ts";
import type { Entry } from "../protocol/entry.ts";
import type { Changes, Welcome } from "../protocol/frames.ts";
import type { ClientFrame, Hello, Rename, Say, Write } from "../protocol/client-frames.ts";
import { type Member, type Message } from "../protocol/message.ts";
import type { Cursor, MemberId, MessageId, Seq, VisitId } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import { cleanName } from "../protocol/names.ts";
import { refused, type RefusalCode } from "../protocol/refusals.ts";
import { faultInBody, type TextFault } from "../protocol/text.ts";
import { type Allowances, ALLOWANCES } from "./allowances.ts";
import { Attendance } from "./attendance.ts";
import type { Address, Connection, ConnectionId, Joined, Waiting } from "./connection.ts";
import { Connections } from "./connections.ts";
import type { Effect } from "./effects.ts";
import { costOf, costOfSaid, Fairness } from "./fairness.ts";
import { catchUp, pageOf } from "./history.ts";
import { KnownIds } from "./known-ids.ts";
import type { Log } from "./log.ts";
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
}

/** Who joins, once it is settled who they are. */
export interface Visitor extends Member {
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
      readonly code: "bad-name" | "not-stored" | "room-full" | "slow-down" | TextFault;
      /** Seconds. */
      readonly retryAfter?: number;
    };

/** A message that is not stored, and why. */
type NotStored = "not-stored" | "room-full";

/** What the log has for who joins. */
type Missed = Pick<Welcome, "epoch" | "head" | "mode" | "records" | "entries" | "gap">;

/** Refusals after which the socket is closed: the other side does not speak this protocol. */
const CLOSED_AFTER: Partial<Record<RefusalCode, number>> = {
  "bad-frame": CLOSE.badFrame,
  binary: CLOSE.unsupportedData,
  "frame-too-big": CLOSE.tooBig,
  "hello-first": CLOSE.noHello,
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
  /** Until when somebody is sure to look for silent sockets, as far as the room remembers. */
  #watchedUntil = 0;
  #known: KnownIds | undefined;
  #state: SharedState | undefined;

  /** A new room, or one that wakes among the connections that outlived its memory. */
  constructor(
    { log, identify, isBehind, allowances = ALLOWANCES }: RoomPorts,
    connections: Iterable<readonly [ConnectionId, Connection]> = [],
  ) {
    this.#log = log;
    this.#identify = identify;
    this.#isBehind = isBehind;
    this.#allowances = allowances;
    this.#fairness = new Fairness(allowances);
    this.#connections = new Connections(connections);
    this.#attendance = new Attendance(this.#connections);
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
  listen(id: ConnectionId, now: number, address?: Address): Effect[] {
    const listening = { state: "listening", since: now, ...(address && { address }) } as const;
    return [this.#connections.become(id, listening)];
  }

  /** Somebody says something without being here: nobody is told that they came or went. */
  post(author: Member, say: Said, now: number, address?: Address): [Posted, Effect[]] {
    const doer = { member: author.id, address };
    const retryAfter = this.#fairness.take(doer, costOfSaid(say.body), now);
    if (retryAfter > 0) return [{ ok: false, code: "slow-down", retryAfter }, []];
    const name = this.#nameOf(author);
    if (name === undefined) return [{ ok: false, code: "bad-name" }, []];
    const fault = faultInBody(say.body);
    if (fault !== undefined) return [{ ok: false, code: fault }, []];
    const original = this.#original(author.id, say);
    if (original !== undefined) return [{ ok: true, message: original, isNew: false }, []];
    const message = this.#store({ id: author.id, name }, say, now);
    if (typeof message === "string") return [{ ok: false, code: message }, []];
    return [{ ok: true, message, isNew: true }, this.#tell(message, now)];
  }

  /** Lets `visitor` in: brings them up to date and tells everybody, them too. */
  join(id: ConnectionId, visitor: Visitor, now: number): Effect[] {
    const { id: member, name, visit, cursor, plain, address } = visitor;
    if (this.#hasTooMany(id, visitor)) return this.#close(id, CLOSE.busy, "too many", now);
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
      ...(missed ? [this.#welcome(id, member, missed)] : []),
      ...news,
      ...this.#watch(now),
    ];
  }

  /** What the members share; it is read from the log when somebody first asks for it. */
  get state(): Pick<SharedState, "entries" | "entry"> {
    return this.#shared();
  }

  /** Writes an entry for `author`, who need not be connected. */
  write(author: Member, write: Write, now: number, address?: Address): [Outcome, Effect[]] {
    const retryAfter = this.#fairness.take({ member: author.id, address }, 1, now);
    if (retryAfter > 0) return [{ did: "refuse", code: "slow-down", retryAfter }, []];
    const name = this.#nameOf(author);
    if (name === undefined) return [{ did: "refuse", code: "bad-name" }, []];
    const outcome = this.#shared().write({ id: author.id, name }, write, now);
    return [outcome, this.#tellStored(outcome, now)];
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
    for (const id of this.#connections.listening.keys()) yield [id, { onlyChanges: true }];
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
    return this.#connections.joined.get(id)?.plain === true;
  }

  #firstHello(id: ConnectionId, { address }: Waiting, hello: Hello, now: number): Effect[] {
    // One who waits for a welcome takes no other answer than an end that is worth coming back from.
    if (this.#fairness.take({ connection: id, address }, 1, now) > 0) {
      return this.#close(id, CLOSE.busy, "slow down", now);
    }
    return this.#hello(id, hello, now);
  }

  #hello(id: ConnectionId, hello: Hello, now: number): Effect[] {
    const { token, visit, cursor } = hello;
    const member = this.#identify(token);
    const name = this.#nameOf({ id: member, name: hello.name });
    if (name === undefined) return this.#refuse(id, "bad-name", now);
    const address = this.#connections.get(id)?.address;
    return this.join(id, { id: member, visit, name, cursor, address }, now);
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
        const signal = { by: connection.member, kind, ...(data !== undefined && { data }) };
        return [{ do: "broadcast", frame: { type: "signals", signals: [signal] } }];
      }
      case "set":
      case "delete":
        return this.#write(id, connection, frame, now);
      case "read":
        return [{ do: "credit", connection: id, chars: frame.chars }];
    }
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
    const { member, name, owes } = connection;
    const fault = faultInBody(say.body);
    if (fault !== undefined) return this.#refuse(id, fault, now, say.id);
    const original = this.#original(member, say);
    if (original !== undefined) {
      return [
        ...this.#settle(id, connection, say.id),
        { do: "send", to: id, frame: changesOf(original.seq, [original]) },
      ];
    }
    if (owes !== undefined && owes !== say.id) return this.#refuse(id, "out-of-turn", now, say.id);
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
  #original(by: MemberId, { id, after }: Said): Message | undefined {
    this.#known ??= new KnownIds(this.#log);
    return this.#known.original(by, id, after);
  }

  #store({ id: by, name }: Member, { id, body }: Said, at: number): Message | NotStored {
    if (this.#log.isFull) return "room-full";
    const message = this.#log.append({ id, by, name, at, body });
    if (message === undefined) return "not-stored";
    this.#known?.add(message);
    return message;
  }

  #tell(message: Message, now: number): Effect[] {
    return [{ do: "broadcast", frame: changesOf(message.seq, [message]) }, ...this.#watch(now)];
  }

  #write(id: ConnectionId, connection: Joined, write: Write, now: number): Effect[] {
    const { member, name, owesWrite, ...rest } = connection;
    const isInTurn = owesWrite === undefined || owesWrite === write.id;
    const outcome = this.#shared().write({ id: member, name }, write, now, isInTurn);
    const effects: Effect[] = [];
    if (outcome.did === "refuse" && outcome.code === "not-stored") {
      effects.push(this.#connections.become(id, { ...connection, owesWrite: write.id }));
    } else if (owesWrite === write.id) {
      effects.push(this.#connections.become(id, { ...rest, member, name }));
    }
    return [
      ...effects,
      ...this.#tellStored(outcome, now),
      ...answersTo(write, outcome).map((frame): Effect => ({ do: "send", to: id, frame })),
    ];
  }

  #tellStored(outcome: Outcome, now: number): Effect[] {
    if (outcome.did !== "store") return [];
    const { entry } = outcome;
    const frame = changesOf(entry.rev, [], [entry]);
    return [{ do: "broadcast", frame }, ...this.#watch(now)];
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

  #rename(id: ConnectionId, { member }: Joined, frame: Rename, now: number): Effect[] {
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

  #welcome(to: ConnectionId, you: MemberId, missed: Missed): Effect {
    const { bodyBytes, frameBytes, nameLength } = LIMITS;
    const frame: Welcome = {
      type: "welcome",
      you,
      ...missed,
      members: this.#attendance.members(LIMITS.rosterMembers, you),
      count: this.#attendance.count,
      limits: { bodyBytes, frameBytes, nameLength },
    };
    return { do: "send", to, frame };
  }

  /** Something stirs, so a silent loss would be noticed: have somebody look, once for many stirs. */
  #watch(now: number): Effect[] {
    if (now < this.#watchedUntil) return [];
    this.#watchedUntil = now + TIMING.sweepEvery;
    return [{ do: "wake", at: this.#watchedUntil }];
  }

  /** The one alarm rings for the earliest of these, so whoever it rings for asks for all the others again. */
  #wakeAgain(now: number): Effect[] {
    const times = [this.#attendance.nextGraceEnd, this.#nextSweep(now)];
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

  #refuse(id: ConnectionId, code: RefusalCode, now: number, frame?: MessageId): Effect[] {
    const plain = this.isPlain(id);
    const refusal: Effect = { do: "send", to: id, frame: refused(code, frame), plain };
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
