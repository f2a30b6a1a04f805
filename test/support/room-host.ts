/**
 * A room's platform in memory: sockets, attachments, an alarm. The Room and the Broadcaster are the real
 * ones.
 */
import { serialize } from "node:v8";
import { decodeClientFrame } from "../../src/protocol/wire/room-codec.ts";
import { PONG } from "../../src/protocol/wire/frames.ts";
import type { Action } from "../../src/protocol/rights/actions.ts";
import type { Caller } from "../../src/room/turn/caller.ts";
import type { Answer } from "../../src/room/turn/answer.ts";
import { type Ask, kindOf, type MessageImport } from "../../src/room/turn/ask.ts";
import { ASK_REFUSALS, CAPABILITIES } from "../../src/room/asking/capabilities.ts";
import { plainSay } from "../../src/protocol/wire/plain.ts";
import { Broadcaster } from "../../src/room/telling/broadcaster.ts";
import { type Allowances, allowancesOf } from "../../src/room/limits/allowances.ts";
import type { Address, Connection, ConnectionId } from "../../src/room/turn/connection.ts";
import type { SocketKind } from "../../src/room/sockets/joining.ts";
import type { Effect } from "../../src/room/turn/effects.ts";
import type { Keys } from "../../src/room/memory/room-keys.ts";
import { Room } from "../../src/room/room.ts";
import type { Reading } from "../../src/room/asking/reading.ts";
import { TIMING } from "../../src/room/turn/timing.ts";
import type { MemoryLog } from "./memory-log.ts";
import { UNHURRIED } from "./unhurried.ts";

/** The owner's key, which a room may be named after. */
export const OWNERS_KEY = "the-owners-key-".padEnd(43, "o");

export function hashOf(key: string): string {
  return key.split("").toReversed().join("");
}

function keysOf(host: { readonly isNamed: boolean }): Keys {
  return {
    hash: hashOf,
    isNameOf: (key) => key === OWNERS_KEY,
    get isNamed() {
      return host.isNamed;
    },
  };
}

/** The other end of a socket. */
export interface FarEnd {
  received(text: string): void;
  closed(code: number, reason: string): void;
}

export class RoomHost {
  /** How many callbacks the broadcaster has asked for. */
  callbacks = 0;
  /** Whether the room's name shows that it is named after a key. */
  isNamed = false;
  /** The room is named after {@link OWNERS_KEY}. */
  readonly keys: Keys = keysOf(this);
  /** When the alarm rings, in milliseconds since 1970. */
  alarmAt: number | undefined;
  readonly #log: MemoryLog;
  readonly #now: () => number;
  readonly #allowances: Allowances;
  readonly #sockets = new Map<
    ConnectionId,
    { far: FarEnd; attachment?: Connection; pingedAt?: number }
  >();
  #waiting: { at: number; callback: (now: number) => void }[] = [];
  #room: Room;
  #broadcaster: Broadcaster;
  #lastId = 0;

  /** @param allowances unhurried by default, because machines talk faster than people */
  constructor(log: MemoryLog, now: () => number, allowances = allowancesOf(UNHURRIED)) {
    this.#log = log;
    this.#allowances = allowances;
    this.#now = now;
    [this.#room, this.#broadcaster] = this.#wake();
  }

  /** Whether one more socket of this kind may open. */
  opens(speech: SocketKind, address: Address): boolean {
    return this.#room.opens(speech, address, this.#now());
  }

  /** Whether one more socket may open. */
  hasRoomFor(address: Address): boolean {
    return this.#room.hasRoomFor(address);
  }

  /** Whether sockets from `address` leave so much unread that no other may open. */
  isOverdrawn(address: Address): boolean {
    return this.#broadcaster.isOverdrawn(address);
  }

  connect(far: FarEnd, address?: Address): ConnectionId {
    const id = this.#accept(far);
    this.#carryOut(this.#room.connect(id, this.#now(), { address }));
    return id;
  }

  connectPlain(far: FarEnd, name: string, address?: Address): ConnectionId {
    const id = this.#accept(far);
    const visitor = {
      id: `plain-${id}`.padEnd(16, "-"),
      visit: "plain---",
      name,
      plain: true,
      address,
    } as const;
    this.#carryOut(this.#room.joinPlain(id, visitor, this.#now()));
    return id;
  }

  /** Opens the server's own socket, for a stream. */
  listen(far: FarEnd, caller?: Caller): ConnectionId {
    const id = this.#accept(far);
    this.#carryOut(this.#room.listen(id, this.#now(), caller));
    return id;
  }

  /** A caller without a connection asks for something. */
  ask(caller: Caller, ask: Ask): Answer {
    const [answer, effects] = this.#room.ask(caller, ask, this.#now());
    this.#carryOut(effects);
    expectListed(ask, answer);
    return answer;
  }

  act(caller: Caller, action: Action): Answer {
    return this.ask(caller, { type: "act", id: "an-action", do: action });
  }

  /** What callers without a connection read. */
  get reading(): Reading {
    return this.#room.reading;
  }

  mayExport(caller: Caller, deed: "export" | "export-mine"): boolean | undefined {
    return this.#room.reading.mayExport(caller, deed, this.#now());
  }

  /** Imports messages: those after the first `from` of an export. */
  importMessages(caller: Caller, from: number, messages: MessageImport["messages"]): Answer {
    return this.ask(caller, { type: "import-messages", from, messages });
  }

  shows(caller: Caller = { id: "", name: "" }): boolean {
    return this.#room.reading.shows(caller, this.#now());
  }

  receive(id: ConnectionId, text: string): void {
    if (!this.#sockets.has(id)) return;
    const decoded = this.#room.isPlain(id)
      ? ({ ok: true, frame: plainSay(text, `line-${this.#log.head}-${this.#now()}`) } as const)
      : decodeClientFrame(text);
    this.#carryOut(this.#room.receive(id, decoded, this.#now()));
  }

  receiveBinary(id: ConnectionId): void {
    this.#carryOut(this.#room.receive(id, { ok: false, code: "binary" }, this.#now()));
  }

  /** The far end closes the socket. */
  disconnect(id: ConnectionId): void {
    const remembered = this.#sockets.get(id)?.attachment;
    this.#sockets.delete(id);
    this.#broadcaster.forget(id);
    this.#carryOut(this.#room.disconnect(id, this.#now(), remembered));
  }

  /** The socket ends while the room sleeps. That wakes the room, which then does not find the socket. */
  sleepThrough(id: ConnectionId): void {
    const remembered = this.#sockets.get(id)?.attachment;
    this.#sockets.delete(id);
    this.evict();
    this.#carryOut(this.#room.disconnect(id, this.#now(), remembered));
  }

  /** In bytes, roughly as the platform counts them: it limits what may be remembered of a socket. */
  get largestAttachment(): number {
    const sizes = [...this.#sockets.values()].map((it) => serialize(it.attachment ?? null).length);
    return Math.max(0, ...sizes);
  }

  /** These sockets have not pinged for a long time. */
  bury(ids: ConnectionId[]): void {
    this.#carryOut(this.#room.bury(ids, this.#now()));
  }

  /** The platform answers pings itself and records the time. */
  ping(id: ConnectionId): void {
    const socket = this.#sockets.get(id);
    if (socket === undefined) return;
    socket.pingedAt = this.#now();
    socket.far.received(PONG);
  }

  tick(): void {
    const now = this.#now();
    if (this.alarmAt !== undefined && this.alarmAt <= now) {
      this.alarmAt = undefined;
      const silent = [...this.#sockets].filter(
        ([, { pingedAt = now }]) => pingedAt < now - TIMING.silentAfter,
      );
      this.bury(silent.map(([id]) => id));
    }
    this.#carryOut(this.#room.tick(now));
  }

  get helloDeadline(): number | undefined {
    return this.#room.helloDeadline;
  }

  /** Runs the callbacks that wait for this moment, so that everything gathered is sent. */
  flush(): void {
    for (;;) {
      const due = this.#waiting.filter(({ at }) => at <= this.#now());
      if (due.length === 0) return;
      this.#waiting = this.#waiting.filter(({ at }) => at > this.#now());
      for (const { callback } of due) callback(this.#now());
    }
  }

  /** When the next callback is due, in milliseconds since 1970. */
  get flushAt(): number | undefined {
    return this.#waiting.length === 0 ? undefined : Math.min(...this.#waiting.map(({ at }) => at));
  }

  /**
   * Forgets everything that hibernation forgets. Hibernation does not begin while a callback waits.
   *
   * @param closed sockets that the room had closed and that are not yet gone
   */
  evict(closed: Iterable<readonly [ConnectionId, Address]> = []): void {
    for (const { callback } of this.#waiting.splice(0)) callback(this.#now());
    this.#log.sleep();
    [this.#room, this.#broadcaster] = this.#wake(closed);
  }

  /** Loses everything but the log, as a dying machine does, without notice to any far end. */
  crash(): void {
    this.#sockets.clear();
    this.#waiting = [];
    this.alarmAt = undefined;
    this.evict();
  }

  #wake(closed: Iterable<readonly [ConnectionId, Address]> = []): [Room, Broadcaster] {
    const remembered = [...this.#sockets].flatMap(([id, { attachment }]) =>
      attachment === undefined ? [] : [[id, attachment] as const],
    );
    const identify = (token: string): string => token.slice(0, 16);
    const isBehind = (id: ConnectionId): boolean => broadcaster.isBehind(id);
    const allowances = this.#allowances;
    const ports = { log: this.#log, identify, isBehind, allowances, keys: this.keys };
    const room = new Room(ports, remembered, closed);
    const broadcaster: Broadcaster = new Broadcaster(
      room,
      {
        send: (to, text) => this.#sockets.get(to)?.far.received(text),
        close: (connection, code, reason) => {
          const socket = this.#sockets.get(connection);
          this.#sockets.delete(connection);
          socket?.far.closed(code, reason);
          // This far end always acknowledges a close.
          room.gone(connection);
          broadcaster.forget(connection);
        },
        remember: (connection, state) => {
          const socket = this.#sockets.get(connection);
          if (socket !== undefined) socket.attachment = structuredClone(state);
        },
        wake: (at) => {
          this.alarmAt = Math.min(this.alarmAt ?? at, at);
        },
        whenStored: (callback) => this.#callBack(0, callback),
        later: (milliseconds, callback) => this.#callBack(milliseconds, callback),
      },
      allowances,
    );
    return [room, broadcaster];
  }

  #callBack(after: number, callback: (now: number) => void): void {
    this.callbacks += 1;
    this.#waiting.push({ at: this.#now() + after, callback });
  }

  #accept(far: FarEnd): ConnectionId {
    this.#lastId += 1;
    this.#sockets.set(this.#lastId, { far });
    return this.#lastId;
  }

  #carryOut(effects: Effect[]): void {
    this.#broadcaster.carryOut(effects, this.#now());
  }
}

/**
 * The OpenAPI document takes each ask's refusals from the room's table, so none outside the table may happen.
 */
function expectListed(ask: Ask, answer: Answer): void {
  if (answer.is !== "refused") return;
  const kind = kindOf(ask);
  const listed: readonly string[] = [...ASK_REFUSALS, ...CAPABILITIES[kind].refusals];
  if (!listed.includes(answer.code)) throw new Error(`${kind} was refused for ${answer.code}`);
}
