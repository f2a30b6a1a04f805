/**
 * One socket at a time, for as long as the room is wanted: dials, greets, listens to the heart, comes back.
 */
import { CLOSE, isFinal } from "../protocol/close-codes.ts";
import { decodeServerFrame, encode } from "../protocol/codec.ts";
import { type ClientFrame, type Hello, PING, type ServerFrame } from "../protocol/frames.ts";
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
}

export class Connection {
  readonly #url: string;
  readonly #ports: Pick<Ports, "dial" | "clock" | "random">;
  readonly #events: ConnectionEvents;
  #state: ConnectionState;
  #socket: Socket | undefined;
  #attempt = 0;
  #lostAt: number;
  readonly #timers: Timers<"attempt" | "heartbeat" | "stable">;

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

  get state(): ConnectionState {
    return this.#state;
  }

  /** Dials now, unless a socket is open or on its way. */
  connect(): void {
    if (this.#socket !== undefined) return;
    this.#dial();
  }

  /** Drops the socket, if there is one, and dials again at once: what it said no longer adds up. */
  reconnect(): void {
    this.#abandon(CLOSE.normal, "reconnecting");
    this.#dial();
  }

  /** Sends on an open connection; tells whether there was one. */
  send(frame: ClientFrame): boolean {
    if (this.#state.status !== "open") return false;
    this.#socket?.send(encode(frame));
    return true;
  }

  close(): void {
    this.#abandon(CLOSE.normal, "left");
    this.#become({ status: "closed", cause: { code: CLOSE.normal, reason: "left" } });
  }

  #dial(): void {
    this.#become({ status: "connecting", attempt: this.#attempt, since: this.#lostAt });
    this.#timers.set("attempt", DIAL_WITHIN, () => this.#lose(NO_ANSWER));
    const socket: Socket = this.#ports.dial(this.#url, {
      opened: () => {
        if (this.#socket === socket) socket.send(encode(this.#events.hello()));
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
    if (this.#state.status === "open") this.#listen();
    const frame = decodeServerFrame(text);
    if (frame === undefined) return;
    if (frame.type === "welcome") this.#open();
    this.#events.received(frame);
  }

  #open(): void {
    this.#timers.clear("attempt");
    this.#timers.set("stable", STABLE_AFTER, () => {
      this.#attempt = 0;
    });
    this.#become({ status: "open" });
    this.#listen();
  }

  /** Any frame is a sign of life; silence is asked, and silence after that is the end. */
  #listen(): void {
    this.#timers.set("heartbeat", PING_EVERY, () => {
      this.#socket?.send(PING);
      this.#timers.set("heartbeat", ANSWER_WITHIN, () => this.#lose(NO_ANSWER));
    });
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
    this.#timers.clearAll();
    socket?.close(code, reason);
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#events.changed(state);
  }
}
