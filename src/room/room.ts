/**
 * The rules of a room. Each method is one synchronous turn: it takes what happened and the time, writes to the
 * log, and returns what to do. docs/protocol.md numbers the rules.
 */
import { CLOSE } from "../protocol/close-codes.ts";
import type { Decoded } from "../protocol/codec.ts";
import {
  type ClientFrame,
  type Hello,
  type Presence,
  PROTOCOL_VERSION,
  type Rename,
  type Say,
  type Welcome,
} from "../protocol/frames.ts";
import type { Cursor, MemberId, MessageId, VisitId } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import { cleanName } from "../protocol/names.ts";
import { refused, type RefusalCode } from "../protocol/refusals.ts";
import { faultInBody } from "../protocol/text.ts";
import { type Connection, type ConnectionId, HELLO_WITHIN, type Joined } from "./connection.ts";
import type { Effect } from "./effects.ts";
import { KnownIds } from "./known-ids.ts";
import type { Log } from "./log.ts";
import { Roster } from "./roster.ts";

export interface RoomPorts {
  readonly log: Log;
  /** The member that a token belongs to; nobody without the token can arrive at the same. */
  identify(token: string): MemberId;
}

/** Who joins, once it is settled who they are. */
export interface Visitor {
  readonly member: MemberId;
  readonly visit: VisitId;
  readonly name: string;
  readonly cursor?: Cursor | undefined;
}

/** Refusals after which the socket is closed: the other side does not speak this protocol. */
const CLOSED_AFTER: Partial<Record<RefusalCode, number>> = {
  "bad-frame": CLOSE.badFrame,
  binary: CLOSE.unsupportedData,
  "frame-too-big": CLOSE.tooBig,
  "hello-first": CLOSE.noHello,
  version: CLOSE.version,
};

export class Room {
  readonly #ports: RoomPorts;
  readonly #connections: Map<ConnectionId, Connection>;
  readonly #roster = new Roster();
  #known: KnownIds | undefined;

  /** A new room, or one that wakes among the connections that outlived its memory. */
  constructor(ports: RoomPorts, connections: Iterable<readonly [ConnectionId, Connection]> = []) {
    this.#ports = ports;
    this.#connections = new Map(connections);
    for (const [id, connection] of this.#connections) {
      if (connection.state === "joined") this.#roster.enter(id, connection);
    }
  }

  /** A socket opened; who it is, its hello will tell. */
  connect(id: ConnectionId, now: number): Effect[] {
    return [this.#become(id, { state: "waiting", since: now })];
  }

  /** Something arrived on a socket: a frame, or what could not be read as one. */
  receive(id: ConnectionId, decoded: Decoded, now: number): Effect[] {
    const connection = this.#connections.get(id);
    if (connection === undefined) return [];
    if (connection.state === "waiting") {
      return decoded.ok && decoded.frame.type === "hello"
        ? this.#hello(id, decoded.frame)
        : this.#refuse(id, decoded.ok ? "hello-first" : decoded.code);
    }
    return decoded.ok
      ? this.#obey(id, connection, decoded.frame, now)
      : this.#refuse(id, decoded.code, decoded.id);
  }

  /** Lets `visitor` in: brings them up to date and tells everybody, them too. */
  join(id: ConnectionId, visitor: Visitor): Effect[] {
    const { member, visit, name, cursor } = visitor;
    const formerName = this.#roster.nameOf(member);
    const joined: Joined = { state: "joined", member, visit, name };
    const remember = this.#become(id, joined);
    const isNew = this.#roster.enter(id, joined);
    return [
      ...this.#supersedeOthers(id, joined),
      remember,
      { do: "send", to: id, frame: this.#welcome(member, cursor) },
      ...(isNew ? [this.#tell({ joined: [{ id: member, name }] })] : []),
      ...(isNew || formerName === name ? [] : this.#renameEverywhere(member, name)),
    ];
  }

  /**
   * A socket is gone, for whatever reason. If its end is what woke the room, the room does not know it:
   * `remembered` is what it was.
   */
  disconnect(id: ConnectionId, remembered?: Connection): Effect[] {
    const connection = this.#connections.get(id) ?? remembered;
    this.#connections.delete(id);
    if (connection?.state !== "joined") return [];
    this.#roster.enter(id, connection);
    if (!this.#roster.leave(id, connection)) return [];
    return [this.#tell({ left: [{ id: connection.member, name: connection.name }] })];
  }

  /** Closes the sockets that never said hello. */
  expire(now: number): Effect[] {
    return [...this.#connections]
      .filter(([, it]) => it.state === "waiting" && it.since + HELLO_WITHIN <= now)
      .flatMap(([id]) => this.#refuse(id, "hello-first"));
  }

  /** When {@link expire} next has something to do, in milliseconds since 1970. */
  get deadline(): number | undefined {
    let deadline: number | undefined;
    for (const it of this.#connections.values()) {
      if (it.state !== "waiting") continue;
      deadline = Math.min(deadline ?? Infinity, it.since + HELLO_WITHIN);
    }
    return deadline;
  }

  /** The connections that hear a broadcast. */
  *audience(): Iterable<ConnectionId> {
    for (const [id, { state }] of this.#connections) if (state === "joined") yield id;
  }

  #hello(id: ConnectionId, hello: Hello): Effect[] {
    if (hello.v !== PROTOCOL_VERSION) return this.#refuse(id, "version");
    const name = cleanName(hello.name);
    if (name === undefined) return this.#refuse(id, "bad-name");
    const { token, visit, cursor } = hello;
    return this.join(id, { member: this.#ports.identify(token), visit, name, cursor });
  }

  #obey(id: ConnectionId, connection: Joined, frame: ClientFrame, now: number): Effect[] {
    switch (frame.type) {
      case "hello":
        return this.#refuse(id, "hello-again");
      case "say":
        return this.#say(id, connection, frame, now);
      case "rename":
        return this.#rename(id, connection, frame);
    }
  }

  #say(id: ConnectionId, { member, name }: Joined, say: Say, now: number): Effect[] {
    const { log } = this.#ports;
    this.#known ??= KnownIds.of(log);
    const known = this.#known.seqOf(member, say.id);
    const original = known === undefined ? undefined : log.at(known);
    if (original !== undefined) {
      const { seq } = original;
      return [
        {
          do: "send",
          to: id,
          frame: { type: "changes", from: seq - 1, to: seq, records: [original] },
        },
      ];
    }
    const fault = faultInBody(say.body);
    if (fault !== undefined) return this.#refuse(id, fault, say.id);
    const message = log.append({ id: say.id, by: member, name, at: now, body: say.body });
    if (message === undefined) return this.#refuse(id, "not-stored", say.id);
    this.#known.add(member, say.id, message.seq);
    const range = { from: message.seq - 1, to: message.seq };
    return [{ do: "broadcast", frame: { type: "changes", ...range, records: [message] } }];
  }

  #rename(id: ConnectionId, { member }: Joined, frame: Rename): Effect[] {
    const name = cleanName(frame.name);
    if (name === undefined) return this.#refuse(id, "bad-name");
    return this.#roster.nameOf(member) === name ? [] : this.#renameEverywhere(member, name);
  }

  /** A name is a member's, so all their tabs take it. */
  #renameEverywhere(member: MemberId, name: string): Effect[] {
    const effects: Effect[] = [];
    for (const id of this.#roster.connectionsOf(member)) {
      const connection = this.#connections.get(id);
      if (connection?.state !== "joined") continue;
      const renamed = { ...connection, name };
      this.#roster.enter(id, renamed);
      effects.push(this.#become(id, renamed));
    }
    return [...effects, this.#tell({ renamed: [{ id: member, name }] })];
  }

  /** A visit has one connection: an older one may still hold frames that the newer one sends again. */
  #supersedeOthers(newest: ConnectionId, { member, visit }: Joined): Effect[] {
    const effects: Effect[] = [];
    for (const id of this.#roster.connectionsOf(member)) {
      const connection = this.#connections.get(id);
      if (id === newest || connection?.state !== "joined" || connection.visit !== visit) continue;
      this.#connections.delete(id);
      this.#roster.leave(id, connection);
      effects.push({ do: "close", connection: id, code: CLOSE.superseded, reason: "superseded" });
    }
    return effects;
  }

  #welcome(you: MemberId, cursor: Cursor | undefined): Welcome {
    const { log } = this.#ports;
    const { bodyBytes, frameBytes, nameLength } = LIMITS;
    return {
      type: "welcome",
      you,
      epoch: log.epoch,
      head: log.head,
      ...this.#missed(cursor),
      members: this.#roster.members(LIMITS.rosterMembers, you),
      count: this.#roster.count,
      limits: { bodyBytes, frameBytes, nameLength },
    };
  }

  #missed(cursor: Cursor | undefined): Pick<Welcome, "mode" | "records" | "more"> {
    const { log } = this.#ports;
    if (cursor !== undefined && cursor.epoch === log.epoch && cursor.seq <= log.head) {
      const records = log.since(cursor.seq, LIMITS.resumeRecords);
      if (records !== undefined) return { mode: "resumed", records, more: false };
    }
    return { mode: "reset", ...log.newest(LIMITS.pageRecords) };
  }

  #tell(news: Omit<Presence, "type" | "count">): Effect {
    return { do: "broadcast", frame: { type: "presence", ...news, count: this.#roster.count } };
  }

  #refuse(id: ConnectionId, code: RefusalCode, frame?: MessageId): Effect[] {
    const closing = CLOSED_AFTER[code];
    const refusal: Effect = { do: "send", to: id, frame: refused(code, frame) };
    if (closing === undefined) return [refusal];
    return [
      refusal,
      { do: "close", connection: id, code: closing, reason: code },
      ...this.disconnect(id),
    ];
  }

  #become(id: ConnectionId, state: Connection): Effect {
    this.#connections.set(id, state);
    return { do: "remember", connection: id, state };
  }
}
