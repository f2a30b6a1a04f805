/**
 * A client that sends one request at a time, and times its answer.
 */
import { randomBytes } from "node:crypto";
import { decodeServerFrame } from "../../../src/protocol/wire/codec.ts";
import { encode } from "../../../src/protocol/wire/room-codec.ts";
import { type Changes, type ServerFrame, SUBPROTOCOL } from "../../../src/protocol/wire/frames.ts";
import type { Cursor } from "../../../src/protocol/ids.ts";
import { dial, type Line } from "../load/line.ts";

type Frame<T extends ServerFrame["type"]> = Extract<ServerFrame, { type: T }>;

interface Heard {
  readonly text: string;
  /** Milliseconds since the process began. */
  readonly at: number;
}

export interface Timed {
  readonly milliseconds: number;
}

export interface Joined extends Timed {
  readonly visitor: Visitor;
  readonly welcome: Frame<"welcome">;
}

const BODY = "What is said here is as long as what is in the room: 64 bytes.".padEnd(64);

export class Visitor {
  readonly #line: Line;
  #hear: ((heard: Heard) => void) | undefined;

  private constructor(port: number, room: string, opened: () => void) {
    this.#line = dial(
      { port, path: `/r/${room}`, subprotocol: SUBPROTOCOL },
      {
        onOpen: opened,
        onText: (bytes, start, end) => {
          const at = performance.now();
          this.#hear?.({ text: bytes.toString("utf8", start, end), at });
        },
        onEnd: (code) => {
          throw new Error(`The room ended a visit with ${code}`);
        },
      },
    );
  }

  /** From the dial to the welcome, as a new member. */
  static async join(port: number, room: string, cursor?: Cursor): Promise<Joined> {
    const hello = encode({
      type: "hello",
      v: 1,
      token: randomBytes(32).toString("base64url"),
      visit: newId(),
      name: "Nora",
      ...(cursor && { cursor }),
    });
    const began = performance.now();
    const visitor = new Visitor(port, room, () => visitor.#line.send([hello]));
    const { frame: welcome, at } = await visitor.#hears("welcome");
    return { visitor, welcome, milliseconds: at - began };
  }

  /** From sending a message to its acknowledgement. `after` marks it as a repeat. */
  say(after?: number): Promise<Timed> {
    const id = newId();
    const isOwn = ({ records }: Changes): boolean => records.some((it) => it.id === id);
    const frame = encode({ type: "say", id, body: BODY, ...(after !== undefined && { after }) });
    return this.#ask(frame, "changes", isOwn);
  }

  pull(before: number): Promise<Timed> {
    return this.#ask(encode({ type: "pull", before }), "page");
  }

  leave(): void {
    this.#line.end();
  }

  async #ask<T extends ServerFrame["type"]>(
    text: string,
    answer: T,
    isIt?: (frame: Frame<T>) => boolean,
  ): Promise<Timed> {
    const began = performance.now();
    this.#line.send([text]);
    const { at } = await this.#hears(answer, isIt);
    return { milliseconds: at - began };
  }

  #hears<T extends ServerFrame["type"]>(
    type: T,
    isIt: (frame: Frame<T>) => boolean = () => true,
  ): Promise<{ frame: Frame<T>; at: number }> {
    return new Promise((done, reject) => {
      this.#hear = ({ text, at }) => {
        const frame = decodeServerFrame(text);
        if (frame?.type === "refused") reject(new Error(`Refused: ${frame.code}`));
        if (frame === undefined || !isA(frame, type) || !isIt(frame)) return;
        this.#hear = undefined;
        done({ frame, at });
      };
    });
  }
}

function isA<T extends ServerFrame["type"]>(frame: ServerFrame, type: T): frame is Frame<T> {
  return frame.type === type;
}

function newId(): string {
  return randomBytes(12).toString("base64url");
}
