/**
 * One socket at a time, for as long as the room is wanted: dials, greets, listens to the heart, comes back.
 */
import { CLOSE, isFinal } from "../../protocol/wire/close-codes.ts";
import { decodeServerFrame } from "../../protocol/wire/codec.ts";
import { PING, PONG, type ServerFrame } from "../../protocol/wire/frames.ts";
import type { ClientFrame, Hello } from "../../protocol/wire/client-frames.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { backoff } from "./backoff.ts";
import type { Ports, Socket } from "./ports.ts";
import { Timers } from "./timers.ts";

/** Why a socket ended: a WebSocket close code, and the server's word for it. */
export interface Cause {
  readonly code: number;
  readonly reason: string;
}

/** `since`: when the connection was lost, or first wanted; milliseconds since 1970. */
export type ConnectionState =
  | { readonly status: "connecting"; readonly attempt: number; readonly since: number }
  | { readonly status: "open" }
  | {
      readonly status: "waiting";
      readonly attempt: number;
      readonly since: number;
      readonly retryAt: number;
      readonly cause: Cause;
    }
  /** Until {@link Connection.connect}: nothing is dialled meanwhile. */
  | { readonly status: "paused" }
  | { readonly status: "closed"; readonly cause: Cause };

/** Below the shortest idle limits of networks in between, which are near 30 s. */
const PING_EVERY = 25_000;
const ANSWER_WITHIN = 10_000;
const DIAL_WITHIN = 15_000;
/** An open connection counts as stable, and the backoff starts anew, after this long. */
const STABLE_AFTER = 10_000;

const NO_ANSWER: Cause = { code: CLOSE.heartbeat, reason: "no answer" };

export interface ConnectionEvents {
  /** The first frame on every socket, made when it opens. */
  hello(): Hello;
  received(frame: ServerFrame): void;
  changed(state: ConnectionState): void;
  /** How many the room had when last seen. */
  members(): number;
  /** Calm enough to look after other things: about every 25 s. */
  beat(): void;
}

export class Connection {
  readonly #url: string;
  readonly #ports: Pick<Ports, "dial" | "clock" | "random">;
  readonly #events: ConnectionEvents;
  #state: ConnectionState;
  #socket: Socket | undefined;
  #attempt = 0;
  #isGreeting = false;
  #hasLeft = false;
  /** Characters of frames that we have read on this socket and not said so. */
  #charsRead = 0;
  #lostAt: number;
  readonly #timers: Timers<"attempt" | "beat" | "silence" | "stable">;

  constructor(
    url: string,
    ports: Pick<Ports, "dial" | "clock" | "random">,
    events: ConnectionEvents,
  ) {
    this.#url = url;
    this.#ports = ports;
    this.#timers = new Timers(ports.clock);
    this.#events = events;
    this.#lostAt = ports.clock.now();
    this.#state = { status: "connecting", attempt: 0, since: this.#lostAt };
  }

  /** Whether a welcome is due on the open connection. */
  get isGreeting(): boolean {
    return this.#isGreeting;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Dials now, unless a socket is open or on its way, or {@link leave} was the last word. */
  connect(): void {
    if (this.#socket !== undefined || this.#hasLeft) return;
    const { status } = this.#state;
    if (status === "closed" || status === "paused") this.#lostAt = this.#ports.clock.now();
    this.#dial();
  }

  /** Closes the socket for now, and leaves no timer behind. */
  pause(): void {
    if (this.#hasLeft || this.#state.status === "closed") return;
    this.#attempt = 0;
    this.#abandon(CLOSE.normal, "paused");
    this.#become({ status: "paused" });
  }

  /** Time may have passed that no timer noticed: dials at once, or asks at once whether the socket still lives. */
  wake(): void {
    if (this.#state.status === "open") this.#ping();
    else if (this.#state.status === "waiting") this.#dial();
  }

  /** Says hello again on the open connection: what it said no longer adds up. */
  greetAgain(): void {
    if (this.#state.status !== "open" || this.#isGreeting) return;
    this.#isGreeting = true;
    this.#tellRead();
    this.#socket?.send(JSON.stringify(this.#events.hello()));
  }

  /** Sends on an open connection; tells whether there was one. */
  send(frame: ClientFrame): boolean {
    if (this.#state.status !== "open") return false;
    this.#socket?.send(JSON.stringify(frame));
    return true;
  }

  leave(): void {
    this.#hasLeft = true;
    this.#abandon(CLOSE.normal, "left");
    this.#become({ status: "closed", cause: { code: CLOSE.normal, reason: "left" } });
  }

  #dial(): void {
    this.#become({ status: "connecting", attempt: this.#attempt, since: this.#lostAt });
    this.#timers.set("attempt", DIAL_WITHIN, () => this.#lose(NO_ANSWER));
    this.#charsRead = 0;
    const socket: Socket = this.#ports.dial(this.#url, {
      opened: () => {
        if (this.#socket !== socket) return;
        // First of all, so that whoever has said hello is known to ping, and missed when they stop.
        socket.send(PING);
        socket.send(JSON.stringify(this.#events.hello()));
      },
      received: (text) => {
        if (this.#socket === socket) this.#receive(text);
      },
      closed: (code, reason) => {
        if (this.#socket === socket) this.#lose({ code, reason });
      },
    });
    this.#socket = socket;
  }

  #receive(text: string): void {
    this.#timers.clear("silence");
    if (text === PONG) return;
    this.#charsRead += text.length;
    const frame = decodeServerFrame(text);
    if (frame?.type === "welcome") this.#open();
    // Whoever lags was not welcomed, whatever they asked for before.
    if (frame?.type === "lag") this.#isGreeting = false;
    if (this.#charsRead >= LIMITS.readEveryChars) this.#tellRead();
    if (frame !== undefined) this.#events.received(frame);
  }

  #tellRead(): void {
    if (this.send({ type: "read", chars: this.#charsRead })) this.#charsRead = 0;
  }

  #open(): void {
    this.#isGreeting = false;
    if (this.#state.status === "open") return;
    this.#timers.clear("attempt");
    this.#timers.set("stable", STABLE_AFTER, () => {
      this.#attempt = 0;
    });
    this.#become({ status: "open" });
    this.#scheduleBeat();
  }

  /** Pings however much else there is to hear: it is also how the server knows that we are there. */
  #scheduleBeat(): void {
    this.#timers.set("beat", PING_EVERY, () => {
      this.#ping();
      this.#scheduleBeat();
      this.#events.beat();
    });
  }

  #ping(): void {
    this.#socket?.send(PING);
    this.#timers.set("silence", ANSWER_WITHIN, () => this.#lose(NO_ANSWER));
  }

  #lose(cause: Cause): void {
    this.#abandon(CLOSE.heartbeat, cause.reason);
    if (isFinal(cause.code)) return this.#become({ status: "closed", cause });
    const { clock, random } = this.#ports;
    if (this.#state.status === "open") this.#lostAt = clock.now();
    const delay = backoff(this.#attempt, cause.code, this.#events.members(), random());
    this.#attempt += 1;
    const retryAt = clock.now() + delay;
    this.#timers.set("attempt", delay, () => this.#dial());
    this.#become({
      status: "waiting",
      attempt: this.#attempt,
      since: this.#lostAt,
      retryAt,
      cause,
    });
  }

  /** From here on the socket's reports count for nothing. */
  #abandon(code: number, reason: string): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#isGreeting = false;
    this.#timers.clearAll();
    socket?.close(code, reason);
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#events.changed(state);
  }
}
