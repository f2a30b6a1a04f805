/**
 * Keeps one socket open for as long as the room is wanted: connects, says hello, pings, reconnects.
 */
import { CLOSE, isFinal } from "../../protocol/wire/close-codes.ts";
import { decodeServerFrame } from "../../protocol/wire/codec.ts";
import { PING, PONG, type Refused, type ServerFrame } from "../../protocol/wire/frames.ts";
import type { ClientFrame, Hello } from "../../protocol/wire/client-frames.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { backoff } from "./backoff.ts";
import type { Ports, Socket } from "./ports.ts";
import { Timers } from "./timers.ts";

/** Why a socket ended: a WebSocket close code, and the server's reason. */
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
  /** Not connected, nor connecting, until {@link ReconnectingSocket.connect}. */
  | { readonly status: "paused" }
  | { readonly status: "closed"; readonly cause: Cause };

/** Shorter than the idle limits of networks in between, the shortest of which are near 30 s. */
const PING_EVERY = 25_000;
const ANSWER_WITHIN = 10_000;
const DIAL_WITHIN = 15_000;
/** An open connection counts as stable after this long; then the backoff starts from the beginning. */
const STABLE_AFTER = 10_000;

const NO_ANSWER: Cause = { code: CLOSE.heartbeat, reason: "no answer" };

export interface ConnectionEvents {
  /** The first frame on every socket, created when it opens. */
  hello(): Hello;
  received(frame: ServerFrame): void;
  changed(state: ConnectionState): void;
  /** The number of members when the room was last seen. */
  members(): number;
  /** Called about every 25 s while the connection is open. */
  beat(): void;
}

export class ReconnectingSocket {
  readonly #url: string;
  readonly #ports: Pick<Ports, "dial" | "clock" | "random">;
  readonly #events: ConnectionEvents;
  #state: ConnectionState;
  #socket: Socket | undefined;
  #attempt = 0;
  #isGreeting = false;
  #hasLeft = false;
  /** Characters of frames that were read on this socket and not reported yet. */
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

  /** Whether a hello on the open connection has not been answered yet. */
  get isGreeting(): boolean {
    return this.#isGreeting;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Connects now, unless a socket is open or opening, or {@link leave} was called. */
  connect(): void {
    if (this.#socket !== undefined || this.#hasLeft) return;
    const { status } = this.#state;
    if (status === "closed" || status === "paused") this.#lostAt = this.#ports.clock.now();
    this.#dial();
  }

  /** Closes the socket and ends every timer, until {@link connect}. */
  pause(): void {
    if (this.#hasLeft || this.#state.status === "closed") return;
    this.#attempt = 0;
    this.#abandon(CLOSE.normal, "paused");
    this.#become({ status: "paused" });
  }

  /** Called after a sleep, in which timers stood: connects at once, or pings at once. */
  wake(): void {
    if (this.#state.status === "open") this.#ping();
    else if (this.#state.status === "waiting") this.#dial();
  }

  /** Says hello again on the open connection, because frames are missing. */
  greetAgain(): void {
    if (this.#state.status !== "open" || this.#isGreeting) return;
    this.#isGreeting = true;
    this.#tellRead();
    this.#socket?.send(JSON.stringify(this.#events.hello()));
  }

  /** Sends if the connection is open; returns whether it was. */
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
        // Before the hello, so that the room knows that this member pings, and notices when they stop.
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
    // `lag` is the answer to a hello, too: there is no welcome.
    if (frame?.type === "lag") this.#isGreeting = false;
    if (this.#charsRead >= LIMITS.readEveryChars) this.#tellRead();
    if (frame !== undefined) this.#events.received(frame);
    if (this.#state.status === "connecting" && frame?.type === "refused") this.#turnedAway(frame);
  }

  /**
   * The room could not let us in for now. It gives a socket 10 s to join, and closes it for good after that;
   * a new socket has 10 s again.
   */
  #turnedAway({ code, id, retryAfter }: Refused): void {
    if (id !== undefined || retryAfter === undefined) return;
    this.#lose({ code: CLOSE.unexpected, reason: code }, retryAfter * 1_000);
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

  /** Pings even while frames arrive: it also shows the server that the client is alive. */
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

  /** @param wait milliseconds until the next attempt at least */
  #lose(cause: Cause, wait = 0): void {
    this.#abandon(CLOSE.heartbeat, cause.reason);
    if (isFinal(cause.code)) return this.#become({ status: "closed", cause });
    const { clock, random } = this.#ports;
    if (this.#state.status === "open") this.#lostAt = clock.now();
    const members = this.#events.members();
    const delay = Math.max(wait, backoff(this.#attempt, cause.code, members, random()));
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

  /** From here on, events of the former socket are ignored. */
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
