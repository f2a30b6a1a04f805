/**
 * Sends a real server what no client should send, and checks that nothing follows: no fault, no internals in
 * an answer, nothing that an honest member of the same room would notice, and no memory kept.
 */
import { setTimeout as pause } from "node:timers/promises";
import { Chance } from "../chaos/chance.ts";
import { enterRoom, newSecret, tokenFor } from "../../src/client/index.ts";
import { PING, PONG, SUBPROTOCOL } from "../../src/protocol/wire/frames.ts";
import { until } from "../support/until.ts";
import { frame, hello } from "./frames.ts";
import { request } from "./requests.ts";

export interface Target {
  /** For example `http://localhost:12345`. */
  readonly url: string;
  /** Memory held, in MiB. */
  readonly memory: () => Promise<number>;
  /** What the server printed. */
  readonly output: () => string;
}

export interface Fuzz {
  readonly frames: number;
  readonly seed: number;
  /** MiB that the server may grow by after the first half. */
  readonly growth: number;
}

export interface Found {
  readonly frames: number;
  readonly requests: number;
  readonly sockets: number;
  /** How often each close code and each HTTP status was seen. */
  readonly ends: ReadonlyMap<string, number>;
  /** In MiB, measured after each tenth of the run; the last is from the end. */
  readonly memory: readonly number[];
  /** The longest that Alice waited for an answer, in milliseconds. */
  readonly slowest: number;
  readonly said: number;
  /** What should not have happened. */
  readonly faults: readonly string[];
}

const SOCKETS = 8;
/** One request per this many frames. */
const FRAMES_PER_REQUEST = 20;
/** Frames on a socket before the next one is opened. Many sockets end earlier. */
const FRAMES_PER_SOCKET = 200;
/** Frames sent before waiting for a word from the server, which may have ended the socket. */
const AT_ONCE = 10;
/** Requests at a time. A stream among them takes a second. */
const ASKERS = 6;
/** The least number of messages that Alice sends, however quickly the rest is over. */
const SAID_AT_LEAST = 10;
/** Milliseconds: far more than an answer takes beside a flood on a busy machine. */
const WELL_WITHIN = 10_000;
/** Milliseconds: a stream of one second may need ten more until the rest is read. */
const ANSWERED_WITHIN = 20_000;
/** Bytes read of an answer. More of a long stream would only take time. */
const READ_AT_MOST = 262_144;
/** What no answer may contain: a stack, a path, a module. Nothing that is sent contains any of it. */
const INSIDES = /\n\s+at |\.[jt]s:\d+|node_modules|file:\/\/|TypeError|RangeError|SQLITE/;
const ROOM = "fuzz";

export function fuzz(target: Target, asked: Fuzz): Promise<Found> {
  return new Run(target, asked).all();
}

class Run {
  readonly #server: Target;
  readonly #frames: number;
  readonly #seed: number;
  readonly #growth: number;
  readonly #ends = new Map<string, number>();
  readonly #faults: string[] = [];
  #sent = 0;
  #requests = 0;
  #sockets = 0;
  readonly #memory: number[] = [];
  #slowest = 0;
  #said = 0;

  constructor(server: Target, { frames, seed, growth }: Fuzz) {
    this.#server = server;
    this.#frames = frames;
    this.#seed = seed;
    this.#growth = growth;
  }

  async all(): Promise<Found> {
    const well = this.#beWell();
    await Promise.all([
      ...Array.from({ length: SOCKETS }, (_, n) => this.#talk(n)),
      ...Array.from({ length: ASKERS }, (_, n) => this.#ask(n)),
    ]);
    await well;
    const most = Math.max(...this.#memory.slice(0, 5));
    const late = await this.#server.memory();
    this.#memory.push(late);
    if (late > most + this.#growth) this.#faults.push(`memory: ${most} to ${late} MiB`);
    const complaint = /turn-failed|moment-failed|unexpected-error|Uncaught/.exec(
      this.#server.output(),
    );
    if (complaint !== null) this.#faults.push(`the server's log has ${complaint[0]}`);
    return {
      frames: this.#sent,
      requests: this.#requests,
      sockets: this.#sockets,
      ends: this.#ends,
      memory: this.#memory,
      slowest: this.#slowest,
      said: this.#said,
      faults: this.#faults,
    };
  }

  get #isOver(): boolean {
    return this.#sent >= this.#frames || this.#faults.length > 10;
  }

  /** The `nth` of the parallel talkers. With the same seed, each sends the same again. */
  async #talk(nth: number): Promise<void> {
    const chance = new Chance(this.#seed * SOCKETS + nth);
    while (!this.#isOver) {
      const isPlain = chance.below(5) === 0;
      const socket = new WebSocket(
        `${this.#server.url.replace("http", "ws")}/r/${ROOM}`,
        isPlain ? [] : [SUBPROTOCOL],
      );
      this.#sockets += 1;
      const ended = new Promise<number>((done) => {
        socket.onclose = ({ code }) => done(code);
      });
      let heard = (): void => {};
      socket.onmessage = ({ data }) => {
        if (data === PONG) heard();
        else this.#look("a frame", String(data));
      };
      await Promise.race([new Promise((done) => (socket.onopen = done)), ended]);
      if (!isPlain && chance.below(8) > 0) socket.send(JSON.stringify(hello(chance)));
      for (let n = 0; n < FRAMES_PER_SOCKET && !this.#isOver; n += 1) {
        if (socket.readyState !== WebSocket.OPEN) break;
        socket.send(frame(chance));
        this.#sent += 1;
        if (n % AT_ONCE !== AT_ONCE - 1) continue;
        const answered = new Promise<void>((done) => (heard = done));
        socket.send(PING);
        await Promise.race([answered, ended]);
      }
      socket.close();
      const code = await Promise.race([ended, pause(WELL_WITHIN, 0)]);
      this.#count(`closed with ${code}`);
      if (code === 1011) this.#faults.push("a socket was closed with 1011");
      await this.#measure();
    }
  }

  async #ask(nth: number): Promise<void> {
    const chance = new Chance(-this.#seed * ASKERS - nth);
    while (!this.#isOver) {
      if (this.#requests * FRAMES_PER_REQUEST > this.#sent) {
        await pause(5);
        continue;
      }
      this.#requests += 1;
      const { path, init } = request(ROOM, chance);
      try {
        const signal = AbortSignal.timeout(ANSWERED_WITHIN);
        const response = await fetch(this.#server.url + path, { ...init, signal });
        this.#count(`status ${response.status}`);
        if (response.status >= 500) this.#faults.push(`${init.method} ${path}: ${response.status}`);
        // The text of messages and the page's own scripts are not the room's answer. An export waits until
        // its price is paid.
        if (response.status < 400) await beginningOf(response);
        else this.#look(`${init.method} ${path}`, await response.text());
      } catch (error) {
        this.#faults.push(`${init.method} ${path}: ${String(error)}`);
      }
    }
  }

  /** Alice talks all the while. She must be answered, and never refused or closed. */
  async #beWell(): Promise<void> {
    const url = `${this.#server.url.replace("http", "ws")}/r/${ROOM}`;
    const token = await tokenFor(newSecret(), this.#server.url, ROOM);
    const alice = enterRoom({ url, token, name: "Alice" });
    await until(() => alice.state.connection.status === "open" || undefined, WELL_WITHIN);
    const undo = alice.subscribe(() => {
      const { connection, outbox } = alice.state;
      if (connection.status !== "open") this.#faults.push(`Alice is ${connection.status}`);
      if (outbox.some((it) => it.refused)) this.#faults.push("Alice was refused");
    });
    while (!this.#isOver || this.#said < SAID_AT_LEAST) {
      const since = performance.now();
      const id = await alice.say(`all is well ${this.#said}`);
      try {
        await until(() => !alice.state.outbox.some((it) => it.id === id) || undefined, WELL_WITHIN);
      } catch {
        this.#faults.push(`Alice had no answer within ${WELL_WITHIN} ms`);
        break;
      }
      this.#slowest = Math.max(this.#slowest, performance.now() - since);
      this.#said += 1;
      await pause(20);
    }
    undo();
    alice.leave();
  }

  #look(what: string, text: string): void {
    const found = INSIDES.exec(text);
    if (found !== null)
      this.#faults.push(`${what} reveals "${found[0].trim()}": ${text.slice(0, 300)}`);
  }

  #count(end: string): void {
    this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1);
  }

  async #measure(): Promise<void> {
    if (this.#sent * 10 < this.#frames * (this.#memory.length + 1)) return;
    this.#memory.push(0);
    this.#memory[this.#memory.length - 1] = await this.#server.memory();
  }
}

/** Reads the beginning of a successful answer and cancels the rest. */
async function beginningOf({ body }: Response): Promise<void> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes >= READ_AT_MOST) break;
  }
}
