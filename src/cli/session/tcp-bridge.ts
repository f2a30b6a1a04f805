/**
 * Lets a bare TCP client take part: each is a plain client of the room (docs/protocol.md 8), a line a message both ways.
 */
import type { Socket } from "node:net";
import { PING, PONG } from "../../protocol/wire/frames.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { FAULTS } from "../../protocol/wire/refusals.ts";
import { type Line, LineSplitter } from "../input/line-splitter.ts";
import { safeLine } from "../output/safe.ts";

/**
 * Milliseconds after which what came without a line end is a message: some clients send none. Longer than the pieces of one
 * line are apart, shorter than somebody waits for an answer.
 */
const LINE_WITHIN = 100;
/** Milliseconds between two looks whether the room still answers, and for its answer, or for its first. */
const PING_EVERY = 25_000;
const ANSWER_WITHIN = 10_000;
/** Bytes that one side may be behind: then the other waits, or if it cannot, the one that is behind is let go. */
const BEHIND_AT_MOST = 1_048_576;
/** Milliseconds between two looks at a WebSocket, which does not say when it has sent. */
const LOOK_EVERY = 20;
/** Milliseconds that a client which said all it has to say still hears what comes of it. */
const HEARS_FOR = 500;
/** Milliseconds that a client may take to read why it ended. */
const GOODBYE_WITHIN = 5_000;

const NO_ANSWER = "The room does not answer.";

/**
 * Carries lines between a client and the room until either ends. The client is then told why, if it was not the one
 * that left.
 */
export class Bridge {
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  readonly #client: Socket;
  readonly #room: WebSocket;
  readonly #splitter = new LineSplitter(LIMITS.bodyBytes + 1);
  readonly #end: () => void;
  #lineEnd: NodeJS.Timeout | undefined;
  #answer: NodeJS.Timeout | undefined;
  #beat: NodeJS.Timeout | undefined;
  #look: NodeJS.Timeout | undefined;
  #hearing: NodeJS.Timeout | undefined;
  #isPinging = false;
  #isOver = false;

  /** @param url the room's socket, with the name that the client is to have */
  constructor(client: Socket, url: string) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.#end = resolve;
    this.#client = client;
    this.#room = new WebSocket(url);
    this.#expectAnswer();
    this.#room.onopen = () => this.#open();
    this.#room.onmessage = ({ data }) => this.#hear(String(data));
    this.#room.onclose = ({ code, reason }) => {
      const what = this.#beat === undefined ? NO_ANSWER : "The room has gone.";
      this.end(`${what} (${code}${reason === "" ? "" : `, ${reason}`})`);
    };
    client.once("end", () => {
      this.#sayLast(this.#splitter.finish());
      this.#hearing = setTimeout(() => this.end(), HEARS_FOR);
    });
    client.once("error", () => this.end());
    client.once("close", () => this.end());
  }

  /** @param reason what the client is told, if it is still there */
  end(reason?: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const timer of [this.#lineEnd, this.#answer, this.#beat, this.#look, this.#hearing])
      clearTimeout(timer);
    this.#room.close(1000);
    this.#client.end(reason === undefined ? "" : `${safeLine(reason)}\n`);
    const timer = setTimeout(() => this.#client.destroy(), GOODBYE_WITHIN);
    this.#client.once("close", () => clearTimeout(timer));
    this.#client.resume();
    this.#end();
  }

  #open(): void {
    clearTimeout(this.#answer);
    this.#beat = setInterval(() => {
      this.#isPinging = true;
      this.#room.send(PING);
      this.#expectAnswer();
    }, PING_EVERY);
    // What came before waited in the socket.
    this.#client.on("data", (bytes: Buffer) => {
      clearTimeout(this.#lineEnd);
      for (const { text } of this.#splitter.split(bytes)) this.#say(text);
      this.#lineEnd = setTimeout(() => this.#sayLast(this.#splitter.flush()), LINE_WITHIN);
    });
  }

  #expectAnswer(): void {
    clearTimeout(this.#answer);
    this.#answer = setTimeout(() => this.end(NO_ANSWER), ANSWER_WITHIN);
  }

  #hear(line: string): void {
    clearTimeout(this.#answer);
    if (line === PONG && this.#isPinging) this.#isPinging = false;
    else this.#tell(line);
  }

  #tell(line: string): void {
    if (this.#isOver) return;
    this.#client.write(`${safeLine(line)}\n`);
    if (this.#client.writableLength > BEHIND_AT_MOST) this.end("You read too slowly.");
  }

  #sayLast(line: Line | undefined): void {
    if (line !== undefined) this.#say(line.text);
  }

  #say(text: string): void {
    if (text === "" || this.#room.readyState !== WebSocket.OPEN) return;
    // What is far too long would end the connection; the room itself says what is wrong with the rest.
    if (text.length > LIMITS.bodyBytes) return this.#tell(FAULTS["too-long"]);
    this.#room.send(text);
    if (this.#room.bufferedAmount > BEHIND_AT_MOST) this.#waitForRoom();
  }

  #waitForRoom(): void {
    this.#client.pause();
    clearInterval(this.#look);
    this.#look = setInterval(() => {
      if (this.#room.bufferedAmount > BEHIND_AT_MOST) return;
      clearInterval(this.#look);
      this.#client.resume();
    }, LOOK_EVERY);
  }
}
