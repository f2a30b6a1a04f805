/**
 * The clients of one room: all join and listen, and some talk.
 */
import { pause } from "../../chaos/pause.ts";
import { encode } from "../../../src/protocol/wire/room-codec.ts";
import { PING } from "../../../src/protocol/wire/frames.ts";
import type { Task } from "../task.ts";
import { alcoveDialect } from "./alcove-dialect.ts";
import { bodyOf } from "./body.ts";
import { dialDeflated } from "./deflated-line.ts";
import type { Dialect, Hearing } from "./dialect.ts";
import { Latencies } from "./latencies.ts";
import { dial, type Line } from "./line.ts";
import { plainDialect } from "./plain-dialect.ts";
import { socketIoDialect } from "./socket-io-dialect.ts";

/** Clients that join at once. */
const JOIN_AT_ONCE = 100;
/** Milliseconds. A crowd that is incomplete by then stays incomplete. */
const JOINED_WITHIN = 90_000;
const LOOK_EVERY = 5;
const REACHED_WITHIN = 10_000;
/** Milliseconds of silence after which nothing is in flight. */
const SILENT_FOR = 500;
const SILENT_WITHIN = 30_000;

export class Crowd {
  readonly #task: Task;
  readonly #dialect: Dialect;
  readonly #lines: Line[] = [];
  readonly #isIn: Uint8Array;
  /** How many messages each client may send now. */
  readonly #owed: Uint32Array;
  readonly #acknowledged: Uint32Array;
  readonly latencies = new Latencies();
  joined = 0;
  deliveries = 0;
  lags = 0;
  ended = 0;
  #lastTextAt = 0;
  #now = 0;
  #isTalking = false;
  /** The deliveries at which all clients have all messages, and talkers in step continue. */
  #nextStepAt = Infinity;

  constructor(task: Task) {
    this.#task = task;
    this.#isIn = new Uint8Array(task.clients);
    this.#owed = new Uint32Array(task.clients);
    this.#acknowledged = new Uint32Array(task.clients);
    this.#dialect = this.#choose();
  }

  /** Of all sockets together. */
  get bytes(): number {
    return this.#lines.reduce((sum, it) => sum + it.bytesRead, 0);
  }

  async join(): Promise<void> {
    const until = performance.now() + JOINED_WITHIN;
    while (this.joined + this.ended < this.#task.clients && performance.now() < until) {
      while (this.#mayDial()) this.#dial(this.#lines.length);
      await pause(LOOK_EVERY);
    }
  }

  /** Waits until nothing arrives any more. */
  async settle(): Promise<void> {
    const until = performance.now() + SILENT_WITHIN;
    while (performance.now() - this.#lastTextAt < SILENT_FOR && performance.now() < until) {
      await pause(LOOK_EVERY);
    }
  }

  /** How many of its own messages each talker has received since the last call. */
  takeAcknowledged(): number[] {
    const counts = [...this.#acknowledged.subarray(0, this.#task.talkers)];
    this.#acknowledged.fill(0);
    return counts;
  }

  /**
   * Starts the talk, and waits until each talker has received one of its own messages, but at most `within`
   * milliseconds.
   */
  async talk(within: number): Promise<void> {
    const { talkers } = this.#task;
    this.#isTalking = true;
    this.#sayAll();
    const until = performance.now() + within;
    const talking = this.#acknowledged.subarray(0, talkers);
    while (talking.includes(0) && performance.now() < until) await pause(LOOK_EVERY);
  }

  hush(): void {
    this.#isTalking = false;
    this.#nextStepAt = Infinity;
  }

  /**
   * Sends one message. Resolves with the milliseconds until everybody had it, or `null` if that took too
   * long.
   */
  async announce(): Promise<number | null> {
    const before = this.deliveries;
    const began = performance.now();
    this.#lines[0]?.send([this.#dialect.say(bodyOf(0, began))]);
    while (performance.now() - began < REACHED_WITHIN) {
      if (this.deliveries - before >= this.joined) return this.#lastTextAt - began;
      await pause(1);
    }
    return null;
  }

  /** One client signals that it types, so many times. */
  signal(times: number): void {
    const signal = encode({ type: "signal", kind: "typing" });
    this.#lines[0]?.send(Array.from({ length: times }, () => signal));
  }

  /** Every client pings. */
  ping(): void {
    for (const line of this.#lines) line.send([PING]);
  }

  end(): void {
    for (const line of this.#lines) line.end();
  }

  #choose(): Dialect {
    const { dialect, path, clients } = this.#task;
    const hearing: Hearing = {
      joined: (client) => this.#in(client),
      heard: (client, sender, sentAt) => this.#heard(client, sender, sentAt),
      lagged: (client) => this.#lagged(client),
      answer: (client, text) => this.#lines[client]?.send([text]),
    };
    switch (dialect) {
      case "alcove":
        return alcoveDialect("bench", clients, hearing);
      case "plain":
        return plainDialect(path, hearing);
      case "socket.io":
        return socketIoDialect(hearing);
    }
  }

  #mayDial(): boolean {
    const onTheirWay = this.#lines.length - this.joined - this.ended;
    return this.#lines.length < this.#task.clients && onTheirWay < JOIN_AT_ONCE;
  }

  #dial(client: number): void {
    const { port, deflate } = this.#task;
    const { path, subprotocol } = this.#dialect;
    const line = (deflate ? dialDeflated : dial)(
      { port, path, subprotocol },
      {
        onOpen: () => this.#opened(client),
        // Once for all frames that came together: reading the clock costs more than counting a frame.
        onBytes: () => {
          this.#now = performance.now();
        },
        onText: (bytes, start, end) => {
          this.#lastTextAt = this.#now;
          this.#dialect.hear(client, bytes, start, end);
        },
        onRead: () => {
          this.#say(client);
          if (this.deliveries >= this.#nextStepAt) this.#sayAll();
        },
        onEnd: () => {
          this.ended += 1;
          if (this.#isIn[client] === 1) this.joined -= 1;
        },
      },
    );
    this.#lines.push(line);
  }

  #opened(client: number): void {
    const greeting = this.#dialect.greeting(client);
    if (greeting !== undefined) this.#lines[client]?.send([greeting]);
    if (this.#dialect.joinsAtOnce) this.#in(client);
  }

  #in(client: number): void {
    if (this.#isIn[client] === 1) return;
    this.#isIn[client] = 1;
    this.joined += 1;
  }

  #heard(client: number, sender: number, sentAt: number): void {
    this.deliveries += 1;
    this.latencies.add(this.#now - sentAt);
    if (client !== sender || !this.#isTalking) return;
    if (this.#task.inStep !== true) this.#owed[client] = (this.#owed[client] ?? 0) + 1;
    this.#acknowledged[client] = (this.#acknowledged[client] ?? 0) + 1;
  }

  /** The client resumes, and its messages in flight count as lost: a talker continues to talk. */
  #lagged(client: number): void {
    this.lags += 1;
    const greeting = this.#dialect.greeting(client);
    if (greeting !== undefined) this.#lines[client]?.send([greeting]);
    if (this.#isTalking && client < this.#task.talkers) this.#owed[client] = this.#task.outstanding;
  }

  /** Sends as many messages for each talker as it keeps in flight. */
  #sayAll(): void {
    const { talkers, outstanding, inStep } = this.#task;
    if (inStep === true) this.#nextStepAt = this.deliveries + talkers * outstanding * this.joined;
    for (let talker = 0; talker < talkers; talker += 1) {
      this.#owed[talker] = outstanding;
      this.#say(talker);
    }
  }

  /** Sends the messages that the client may send, in one write. */
  #say(client: number): void {
    const owed = this.#owed[client] ?? 0;
    if (owed === 0) return;
    this.#owed[client] = 0;
    const now = performance.now();
    const texts = Array.from({ length: owed }, () => this.#dialect.say(bodyOf(client, now)));
    this.#lines[client]?.send(texts);
  }
}
