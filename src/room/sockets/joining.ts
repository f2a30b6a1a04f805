/**
 * Joining: from an open socket and its hello to a welcome or a refusal.
 */
import type { Hello } from "../../protocol/wire/client-frames.ts";
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import type { Cursor, MemberId, VisitId } from "../../protocol/ids.ts";
import type { Decoded } from "../../protocol/wire/room-codec.ts";
import { isAtLeast, type Role } from "../../protocol/rights/roles.ts";
import type { Allowances } from "../limits/allowances.ts";
import type { Attendance } from "../people/attendance.ts";
import type { Authority } from "../people/authority.ts";
import type { Caller } from "../turn/caller.ts";
import type { Admissions } from "./admissions.ts";
import type { Address, ConnectionId, Joined, Listening, Waiting } from "../turn/connection.ts";
import type { Connections } from "../people/connections.ts";
import type { Deadlines } from "./deadlines.ts";
import type { Effect } from "../turn/effects.ts";
import type { Endings } from "./endings.ts";
import type { Fairness } from "../limits/fairness.ts";
import { JOIN } from "../limits/prices.ts";
import type { Log } from "../memory/log.ts";
import type { Meter } from "../limits/meter.ts";
import { named } from "./slowing.ts";
import type { RoleNews } from "./role-news.ts";
import type { SharedState } from "../entries/shared-state.ts";
import type { Watch } from "./watch.ts";
import { missedSince, welcome } from "./welcome.ts";

/** What a socket speaks: frames, lines of text, or nothing, for the server's own. */
export type SocketKind = "frames" | "plain" | "listener";

/**
 * Sockets past a room's limit that are reserved for its moderators and owners, so that a full room does not
 * lock them out. There are none in a room without an owner.
 */
const KEPT_FOR_MODERATORS = 100;

/** What the Worker knows of a socket's origin. */
export type From = Pick<Caller, "address" | "waitToMake">;

/** A member who joins. */
export interface Visitor extends Caller {
  readonly visit: VisitId;
  readonly cursor?: Cursor | undefined;
  readonly plain?: true;
  readonly address?: Address | undefined;
}

interface JoiningNeeds {
  readonly log: Log;
  readonly entries: () => SharedState;
  readonly identify: (token: string) => MemberId;
  readonly isBehind: (connection: ConnectionId) => boolean;
  readonly allowances: Allowances;
  readonly fairness: Fairness;
  readonly meter: Meter;
  readonly connections: Connections;
  readonly attendance: Attendance;
  readonly authority: Authority;
  readonly admissions: Admissions;
  readonly endings: Endings;
  readonly deadlines: Deadlines;
  readonly roleNews: RoleNews;
  readonly watch: Watch;
}

export class Joining {
  readonly #room: JoiningNeeds;

  constructor(room: JoiningNeeds) {
    this.#room = room;
  }

  /** Whether one more socket from `address` may open. It is checked before the socket is accepted. */
  hasRoomFor(address: Address | undefined): boolean {
    const { socketsOfRoom, socketsOfAddress, waitingOfAddress } = this.#room.allowances;
    const connections = this.#room.connections;
    const kept = this.#room.authority.isOwned ? KEPT_FOR_MODERATORS : 0;
    if (connections.sockets >= socketsOfRoom + kept) return false;
    if (address === undefined || connections.countFrom(address) < waitingOfAddress) return true;
    if (connections.countFrom(address) >= socketsOfAddress) return false;
    return connections.countWaitingFrom(address) < waitingOfAddress;
  }

  /** Whether a socket may open. One that sends no hello pays for its join here. */
  opens(speech: SocketKind, address: Address | undefined, now: number): boolean {
    if (!this.hasRoomFor(address)) return false;
    return speech === "frames" || this.#room.fairness.take({ address }, JOIN.tokens, now) === 0;
  }

  /** A socket opened. Its hello will say whose it is. */
  connect(id: ConnectionId, now: number, { address, waitToMake }: From = {}): Effect[] {
    const waiting: Waiting = {
      state: "waiting",
      since: now,
      ...(address && { address }),
      ...(waitToMake !== undefined && { waitToMake }),
    };
    return [this.#room.connections.become(id, waiting)];
  }

  /** A message arrived on a socket without a hello. */
  knock(id: ConnectionId, waiting: Waiting, decoded: Decoded, now: number): Effect[] {
    if (decoded.ok && decoded.frame.type === "hello") {
      return this.#firstHello(id, waiting, decoded.frame, now);
    }
    if (!decoded.ok && decoded.code === "bad-field" && decoded.isHello) {
      const end = this.#pays(id, waiting, now);
      return end ?? this.#room.endings.refuse(id, decoded.code, now, decoded.id);
    }
    const isOther = decoded.ok || decoded.code === "unknown-type" || decoded.code === "bad-field";
    const code = isOther ? "hello-first" : decoded.code;
    return this.#room.endings.refuse(id, code, now, named(decoded));
  }

  #firstHello(id: ConnectionId, waiting: Waiting, hello: Hello, now: number): Effect[] {
    return this.#pays(id, waiting, now) ?? this.#hello(id, hello, now);
  }

  /**
   * Closes a connection that says hello too often. While a client waits for a welcome, only a close that is
   * worth a retry makes it return.
   */
  #pays(id: ConnectionId, { address }: Waiting, now: number): Effect[] | undefined {
    if (this.#room.fairness.take({ connection: id, address }, JOIN.tokens, now) === 0)
      return undefined;
    return this.#room.endings.close(id, CLOSE.busy, "slow down", now);
  }

  /** A member who has lost track, or was told that they lag, continues from their cursor. */
  helloAgain(id: ConnectionId, connection: Joined, hello: Hello, now: number): Effect[] {
    const { member, visit, laggingSince } = connection;
    if (this.#room.identify(hello.token) !== member || hello.visit !== visit) {
      return this.#room.endings.refuse(id, "not-yours", now, hello.id);
    }
    // Nothing is read from storage for a client that does not read, and its deadline stays.
    if (this.#room.isBehind(id)) {
      if (laggingSince === undefined) return this.#room.deadlines.lag(id, now);
      return [{ do: "send", to: id, frame: { type: "lag" } }];
    }
    return this.#hello(id, hello, now);
  }

  #hello(id: ConnectionId, hello: Hello, now: number): Effect[] {
    const { token, visit, cursor, key } = hello;
    const member = this.#room.identify(token);
    const connection = this.#room.connections.get(id);
    const waitToMake = connection?.state === "waiting" ? connection.waitToMake : undefined;
    const name = this.#room.admissions.nameOf({ id: member, name: hello.name });
    if (name === undefined) return this.#room.endings.refuse(id, "bad-name", now, hello.id);
    return this.join(
      id,
      { id: member, visit, name, cursor, key, address: connection?.address, waitToMake },
      now,
    );
  }

  /** Admits `visitor`: brings them up to date, and tells everybody, including them. */
  join(id: ConnectionId, visitor: Visitor, now: number): Effect[] {
    const { admissions, endings, roleNews, watch } = this.#room;
    const { id: member, visit, cursor, plain, address } = visitor;
    if (this.#hasTooMany(id, visitor)) return endings.close(id, CLOSE.busy, "too many", now);
    const admission = admissions.admit(visitor, now);
    if (!admission.ok) {
      // While a client waits for a welcome, only a close that is worth a retry makes it return.
      return admission.code === "slow-down"
        ? endings.close(id, CLOSE.busy, "slow down", now)
        : endings.refuse(id, admission.code, now, undefined, { plain });
    }
    const { role, bot, isNew } = admission;
    if (this.#isFullFor(id, role)) return endings.close(id, CLOSE.busy, "too many", now);
    const name = this.#room.authority.judgements.mutedNameOf(member, now) ?? visitor.name;
    // Reading may fail; then nothing must have changed.
    const missed = plain ? undefined : missedSince(this.#room.log, this.#room.entries(), cursor);
    const carries = this.#room.connections.joined.get(id)?.carries;
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
    this.#room.meter.add(missed?.entries ?? []);
    this.#room.connections.become(id, joined);
    const news = this.#room.attendance.enter(id, joined);
    return [
      // A client with a cursor skips what it has; a plain one cannot.
      ...(plain ? [{ do: "admit", connection: id } as const] : []),
      ...this.#supersedeOthers(id, joined, now),
      ...this.#room.connections.remember(id),
      ...(isNew ? roleNews.tell(now) : []),
      ...(missed
        ? [
            {
              do: "send",
              to: id,
              frame: welcome(joined, missed, this.#room.attendance, this.#room.fairness.pace),
            } as const,
          ]
        : []),
      ...news,
      ...watch.stir(now),
    ];
  }

  /** Whether a member has too many sockets for another one. It may replace the older one of its visit. */
  #hasTooMany(id: ConnectionId, { id: member, visit }: Visitor): boolean {
    const theirs = this.#room.attendance.connectionsOf(member);
    if (theirs.includes(id) || theirs.length < this.#room.allowances.socketsOfMember) return false;
    return !theirs.some((it) => this.#room.connections.joined.get(it)?.visit === visit);
  }

  /** Whether the room is full for a caller without a reserved socket. */
  #isFullFor(id: ConnectionId, role: Role | undefined): boolean {
    const isTrusted = role !== undefined && isAtLeast(role, "moderator");
    if (isTrusted || this.#room.connections.joined.has(id)) return false;
    return this.#room.connections.sockets > this.#room.allowances.socketsOfRoom;
  }

  /** A visit has one connection: an older one may still hold frames that the newer one sends again. */
  #supersedeOthers(newest: ConnectionId, { member, visit }: Joined, now: number): Effect[] {
    return this.#room.attendance
      .connectionsOf(member)
      .filter((id) => id !== newest && this.#room.connections.joined.get(id)?.visit === visit)
      .flatMap((id) => this.#room.endings.close(id, CLOSE.superseded, "superseded", now));
  }

  /** Lets the server's own socket receive messages without being a member. */
  listen(id: ConnectionId, caller: Caller, now: number): Effect[] {
    // Its key is not kept, so the role that it gives is stored.
    const [admission, news] = this.#room.admissions.admitAbsent(caller, now);
    const listening: Listening = {
      state: "listening",
      since: now,
      member: caller.id,
      ...(caller.address && { address: caller.address }),
      ...(!admission.ok && { isDeaf: true }),
    };
    return [this.#room.connections.become(id, listening), ...news];
  }
}
