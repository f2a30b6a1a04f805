/**
 * The Durable Object of one room. It turns the platform's events into turns of the pure Room, and carries out
 * their effects. After a hibernation, the sockets and the database rebuild everything it holds.
 */
import { DurableObject } from "cloudflare:workers";
import { CLOSE, isSendable } from "../../protocol/wire/close-codes.ts";
import { decodeClientFrame, isTooBig } from "../../protocol/wire/room-codec.ts";
import type { Entry } from "../../protocol/records/entry.ts";
import { SUBPROTOCOL } from "../../protocol/wire/frames.ts";
import type { Pull } from "../../protocol/wire/client-frames.ts";
import type { Seq } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { plainSay } from "../../protocol/wire/plain.ts";
import { allowancesOf } from "../../room/limits/allowances.ts";
import type { Answer } from "../../room/turn/answer.ts";
import type { Ask } from "../../room/turn/ask.ts";
import type { Caller } from "../../room/turn/caller.ts";
import { Broadcaster } from "../../room/telling/broadcaster.ts";
import type { SocketKind } from "../../room/sockets/joining.ts";
import type { Effect } from "../../room/turn/effects.ts";
import { Room } from "../../room/room.ts";
import type {
  Looked,
  RoomChanges,
  RoomCopy,
  RoomEntries,
  ReadUpTo,
  RoomHeadTold,
  RoomMembers,
  RoomMessages,
} from "../../room/asking/reading.ts";
import { TIMING } from "../../room/turn/timing.ts";
import { fromOf, wordFor } from "../platform/address.ts";
import { Alarm } from "./alarm.ts";
import { HelloTimer } from "./hello-timer.ts";
import { type Figures, Metrics } from "./metrics.ts";
import { Moments } from "./moments.ts";
import { identify, keysOf, newEpoch, newId } from "../platform/random.ts";
import { Sockets } from "../sockets/sockets.ts";
import { SqliteLog, Undone } from "../storage/sqlite-log.ts";
import { closeAtOnce, LISTENER, listenerOf, plainNameOf, speechOf } from "../sockets/upgrade.ts";

/** Counts since the room woke; `connections`, `members` and `head` are as of now. */
export interface RoomStats extends Figures {
  readonly connections: number;
  readonly head: number;
  /** ISO 8601. */
  readonly awakeSince: string;
}

/** The answer to an ask, and whether the ask created the room. */
export interface RoomAnswer {
  readonly answer: Answer;
  readonly made: boolean;
}

/** They stand for messages that cannot be handled, whatever their size. */
const BINARY = new ArrayBuffer(0);
const TOO_BIG = " ".repeat(LIMITS.frameBytes + 1);

export class RoomObject extends DurableObject<Env> {
  readonly #moments = new Moments(this.ctx);
  readonly #sockets = new Sockets(this.ctx);
  readonly #alarm = new Alarm(this.ctx.storage);
  readonly #allowances = allowancesOf(this.env.LIMITS);
  readonly #log = new SqliteLog(this.ctx.storage, newEpoch, this.#allowances.storageBytes, () =>
    this.#alarm.forget(),
  );
  readonly #room = new Room(
    {
      log: this.#log,
      identify,
      keys: keysOf(this.ctx.id.name ?? ""),
      isBehind: (connection) => this.#broadcaster.isBehind(connection),
      allowances: this.#allowances,
    },
    this.#sockets.remembered(),
    Array.from(this.#sockets.closed(), ([id, { address }]) => [id, address] as const),
  );
  readonly #broadcaster: Broadcaster = new Broadcaster(
    this.#room,
    {
      send: (to, text) => this.#sockets.send(to, text),
      close: (...its) => this.#sockets.close(...its),
      remember: (connection, state) => this.#sockets.remember(connection, state),
      wake: (at) => this.ctx.waitUntil(this.#alarm.wakeBy(at)),
      whenStored: (callback) =>
        this.#moments.whenStored((now) => {
          callback(now);
          this.#metrics.tell(this.#figures, now);
        }),
      later: (milliseconds, callback) =>
        this.ctx.waitUntil(this.#callAfter(milliseconds, callback)),
    },
    this.#allowances,
    this.#sockets.closed(),
  );
  readonly #metrics = new Metrics(this.env.METRICS);
  /** The constructor runs again on every wake. */
  readonly #awakeSince = Date.now();
  readonly #helloTimer = new HelloTimer((due) =>
    // A hello may have arrived and wait for its turn.
    this.#moments.take(() => this.#carryOut(this.#room.tick(due), due)),
  );

  /** Accepts a WebSocket upgrade that the Worker has let through. */
  override fetch(request: Request): Response {
    const from = fromOf(request);
    const { address } = from;
    const word = wordFor(request, this.#log.exists);
    const now = Date.now();
    const speech = speechIn(request);
    const isOverdrawn = this.#broadcaster.isOverdrawn(address);
    if (isOverdrawn || !this.#room.opens(speech, address, now)) return turnAway(request);
    const { 0: client, 1: server } = new WebSocketPair();
    const id = this.#sockets.accept(server);
    if (speech === "listener") {
      this.#carryOut(this.#room.listen(id, now, listenerOf(request)), now);
      const headers = { "Sec-WebSocket-Protocol": LISTENER };
      return new Response(null, { status: 101, webSocket: client, headers });
    }
    if (speech === "plain") {
      const visitor = {
        id: newId(),
        visit: newId(),
        name: plainNameOf(request),
        ...from,
        plain: true,
      } as const;
      this.#carryOut(this.#room.joinPlain(id, visitor, now), now);
      return new Response(null, { status: 101, webSocket: client, headers: word });
    }
    this.#carryOut(this.#room.connect(id, now, from), now);
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { ...word, "Sec-WebSocket-Protocol": SUBPROTOCOL },
    });
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    // A message that waits for its turn is in memory, so its size is checked before.
    const kept = inBounds(data);
    this.#moments.take(() => this.#receive(socket, kept));
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    this.#moments.take(() => this.#leave(socket));
    // Completes the closing handshake. Without it, the other side waits ten seconds and calls the end
    // unclean. The reason is not echoed: bytes that are not UTF-8 come back longer than a reason may be.
    socket.close(isSendable(code) ? code : CLOSE.normal);
  }

  override webSocketError(socket: WebSocket): void {
    this.#moments.take(() => this.#leave(socket));
  }

  override alarm(): void {
    this.#alarm.forget();
    this.#moments.take(() => {
      const now = Date.now();
      const silent = this.#sockets.silentSince(now - TIMING.silentAfter);
      this.#carryOut([...this.#room.bury(silent, now), ...this.#room.tick(now)], now);
    });
  }

  #receive(socket: WebSocket, data: string | ArrayBuffer): void {
    const id = this.#sockets.idOf(socket);
    const now = Date.now();
    try {
      this.#carryOut(this.#room.receive(id, this.#decode(id, data), now), now);
    } catch (error) {
      if (error instanceof Undone) return this.#moments.fail(error);
      // A bug, or storage that cannot be read. A close that is worth a retry is better than silence.
      console.error({ event: "turn-failed", error: String(error) });
      this.#carryOut(this.#room.fail(id, now), now);
    }
  }

  #leave(socket: WebSocket): void {
    const { id, state } = this.#sockets.attachmentOf(socket);
    this.#sockets.forget(socket);
    this.#broadcaster.forget(id);
    const now = Date.now();
    this.#carryOut(this.#room.disconnect(id, now, state), now);
  }

  head(looker: Caller, past?: ReadUpTo): Looked<RoomHeadTold> {
    return this.#room.reading.head(looker, Date.now(), past);
  }

  members(looker: Caller): Looked<RoomMembers> {
    return this.#room.reading.members(looker, Date.now());
  }

  /** At most `limit` messages. */
  page(pull: Partial<Pull>, limit: number, looker: Caller): Looked<RoomMessages> {
    return this.#room.reading.page(pull, limit, looker, Date.now());
  }

  state(looker: Caller): Looked<RoomEntries> {
    return this.#room.reading.state(looker, Date.now());
  }

  entry(key: string, looker: Caller): Looked<Entry | undefined> {
    return this.#room.reading.entry(key, looker, Date.now());
  }

  /** The changes past `seq`, as far as they fit. */
  changesPast(seq: Seq, looker: Caller): Looked<RoomChanges> {
    return this.#room.reading.changesPast(seq, looker, Date.now());
  }

  /** A part of an export past `after`: of everything, or only of the caller's own records. */
  copy(looker: Caller, after: Seq, what: "all" | "mine"): Looked<RoomCopy> {
    return this.#room.reading.copy(looker, after, what, Date.now());
  }

  /** The sites whose pages may embed the room, or join it. */
  sites(which: "embed" | "origins", looker: Caller): Looked<readonly string[]> {
    return this.#room.reading.sites(which, looker, Date.now());
  }

  /** An ask of a caller without a connection. The answer comes when everything that it wrote is stored. */
  ask(caller: Caller, ask: Ask): Promise<RoomAnswer> {
    return new Promise((answered, fail) => {
      this.#moments.take(() => {
        const now = Date.now();
        try {
          const wasThere = this.#log.exists;
          const [answer, effects] = this.#room.ask(caller, ask, now);
          this.#carryOut(effects, now);
          const made = !wasThere && this.#log.exists;
          this.#moments.whenStored(() => answered({ answer, made }));
        } catch (error) {
          if (error instanceof Undone) this.#moments.fail(error);
          fail(error);
        }
      });
    });
  }

  /** Counts for the operator, without any message or author. */
  stats(): RoomStats {
    return {
      connections: this.#room.size.connections,
      head: this.#log.exists ? this.#log.head : 0,
      awakeSince: new Date(this.#awakeSince).toISOString(),
      ...this.#figures,
    };
  }

  get #figures(): Figures {
    const { members } = this.#room.size;
    return { members, rowsWritten: this.#log.rowsWritten, ...this.#broadcaster.tally };
  }

  #decode(id: number, data: string | ArrayBuffer) {
    if (typeof data !== "string") return { ok: false, code: "binary" } as const;
    if (!this.#room.isPlain(id)) return decodeClientFrame(data);
    this.#broadcaster.spoke(id);
    return { ok: true, frame: plainSay(data, newId()) } as const;
  }

  #carryOut(effects: Effect[], now: number): void {
    this.#broadcaster.carryOut(effects, now);
    this.#helloTimer.setFor(this.#room.helloDeadline);
  }

  async #callAfter(milliseconds: number, callback: (now: number) => void): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    callback(Date.now());
  }
}

function inBounds(data: string | ArrayBuffer): string | ArrayBuffer {
  if (typeof data !== "string") return BINARY;
  return isTooBig(data) ? TOO_BIG : data;
}

function speechIn(request: Request): SocketKind {
  if (request.headers.get("Sec-WebSocket-Protocol") === LISTENER) return "listener";
  return speechOf(request) === "plain" ? "plain" : "frames";
}

/** Refuses a socket past the limit. A page returns later by itself. */
function turnAway(request: Request): Response {
  const asked = request.headers.get("Sec-WebSocket-Protocol");
  if (asked === LISTENER) return new Response(null, { status: 429 });
  const protocol = asked === null ? undefined : SUBPROTOCOL;
  return closeAtOnce(CLOSE.busy, "too many sockets", protocol);
}
