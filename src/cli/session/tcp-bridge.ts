/**
 * Connects a bare TCP client to a room as a plain client (docs/protocol.md 8): each line is a message, both ways.
 */
import type { Socket } from "node:net";
import { PING, PONG } from "../../protocol/wire/frames.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { FAULTS } from "../../protocol/wire/refusals.ts";
import { type InputLine, LineSplitter } from "../input/line-splitter.ts";
import { safeLine } from "../output/safe.ts";

/**
 * Milliseconds after which text without a line end is sent as a message: some clients send no line ends. The pieces of one
 * line arrive closer together, and people wait longer for an answer.
 */
const LINE_WITHIN = 100;
/** Milliseconds between two pings, and for the answer to one, or for the room's first line. */
const PING_EVERY = 25_000;
const ANSWER_WITHIN = 10_000;
/** Bytes that one side can be behind. Beyond that the bridge stops reading a client, and disconnects one that does not read. */
const BEHIND_AT_MOST = 1_048_576;
/** Milliseconds between two looks at the buffer of a WebSocket, which has no event for it. */
const LOOK_EVERY = 20;
/** Milliseconds that a client still receives lines after it has ended its side. */
const HEARS_FOR = 500;
/** Milliseconds for a client to read why the connection ended. */
const GOODBYE_WITHIN = 5_000;

const NO_ANSWER = "No answer from the room.";

/**
 * Carries lines between a client and the room until either ends. If the room ended it, the client gets a last line that
 * says why.
 */
export class Bridge {
  /** Resolves when the bridge has ended. */
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

  /** @param url the room's socket, with the client's name */
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
      const what = this.#beat === undefined ? NO_ANSWER : "The connection to the room was lost.";
      this.end(`${what} (${code}${reason === "" ? "" : `, ${reason}`})`);
    };
    client.once("end", () => {
      this.#sayLast(this.#splitter.finish());
      this.#hearing = setTimeout(() => this.end(), HEARS_FOR);
    });
    client.once("error", () => this.end());
    client.once("close", () => this.end());
  }

  /** @param reason the last line for the client, if it is still connected */
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
    // Bytes from before have waited in the socket.
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
    if (this.#client.writableLength > BEHIND_AT_MOST) this.end("You are reading too slowly.");
  }

  #sayLast(line: InputLine | undefined): void {
    if (line !== undefined) this.#say(line.text);
  }

  #say(text: string): void {
    if (text === "" || this.#room.readyState !== WebSocket.OPEN) return;
    // A line that is far too long would end the connection. All other faults are answered by the room.
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
