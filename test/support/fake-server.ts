/**
 * A room's server at the protocol level, and a clock. SDK tests move both by hand.
 */
import { decodeClientFrame, encode } from "../../src/protocol/wire/room-codec.ts";
import type { ServerFrame, Welcome } from "../../src/protocol/wire/frames.ts";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import type { Message } from "../../src/protocol/records/message.ts";
import type { Clock, Ports, SocketEvents } from "../../src/client/index.ts";

export class FakeClock implements Clock {
  #now = 1_000_000;
  #timers = new Map<object, { at: number; callback: () => void }>();

  now = (): number => this.#now;

  after(milliseconds: number, callback: () => void): () => void {
    const timer = {};
    this.#timers.set(timer, { at: this.#now + milliseconds, callback });
    return () => this.#timers.delete(timer);
  }

  get pending(): number {
    return this.#timers.size;
  }

  /** Lets time pass, and runs the timers that fall due, in order. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#timers].toSorted(([, a], [, b]) => a.at - b.at);
      if (next === undefined || next[1].at > end) break;
      this.#now = next[1].at;
      this.#timers.delete(next[0]);
      next[1].callback();
    }
    this.#now = end;
  }
}

export class FakeSocket {
  readonly heard: ClientFrame[] = [];
  pings = 0;
  closedByClient: { code: number; reason: string } | undefined;
  readonly #events: SocketEvents;

  constructor(events: SocketEvents) {
    this.#events = events;
  }

  /** The upgrade succeeds, and the client sends its hello. */
  open(): this {
    this.#events.opened();
    return this;
  }

  /** Like {@link open}, and answers with a welcome. */
  welcome(more: Partial<Welcome> = {}): this {
    this.open();
    this.send(welcome(more));
    return this;
  }

  send(frame: ServerFrame): void {
    this.#events.received(encode(frame));
  }

  sendRaw(text: string): void {
    this.#events.received(text);
  }

  drop(code = 1006, reason = ""): void {
    this.#events.closed(code, reason);
  }

  /** Takes a frame from the client. */
  receive(text: string): void {
    if (text === "ping") {
      this.pings += 1;
      return;
    }
    const decoded = decodeClientFrame(text);
    if (!decoded.ok) throw new Error(`The client sent ${decoded.code}: ${text}`);
    this.heard.push(decoded.frame);
  }
}

export class FakeServer {
  readonly clock = new FakeClock();
  readonly sockets: FakeSocket[] = [];
  /** The addresses that were dialled, in order. */
  readonly dialled: string[] = [];
  #ids = 0;

  readonly ports: Ports = {
    clock: this.clock,
    random: () => 0.5,
    newId: () => `fake-id-${(this.#ids += 1)}`,
    dial: (url, events) => {
      this.dialled.push(url);
      const socket = new FakeSocket(events);
      this.sockets.push(socket);
      return {
        send: (text) => socket.receive(text),
        close: (code, reason) => {
          socket.closedByClient = { code, reason };
        },
      };
    },
  };

  /** The socket dialled last. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error("Nobody dialled");
    return socket;
  }
}

export const YOU = "y".repeat(16);

export function welcome(more: Partial<Welcome> = {}): Welcome {
  return {
    type: "welcome",
    you: YOU,
    epoch: "0".repeat(32),
    head: 0,
    mode: "reset",
    records: [],
    members: [{ id: YOU, name: "Alice" }],
    count: 1,
    limits: { bodyBytes: 8_000, frameBytes: 16_384, nameLength: 40 },
    ...more,
  };
}

export function message(seq: number, more: Partial<Message> = {}): Message {
  const by = "b".repeat(16);
  return {
    seq,
    id: `message-${seq}`,
    by,
    name: "Bob",
    at: seq,
    is: "said",
    body: `line ${seq}`,
    ...more,
  };
}
