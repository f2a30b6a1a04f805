/**
 * A member's socket to a room, from the dial on. It sends its hello and reports what it has read by itself.
 */
import { decodeServerFrame } from "../../../src/protocol/wire/codec.ts";
import { type ServerFrame, SUBPROTOCOL, type Welcome } from "../../../src/protocol/wire/frames.ts";
import { LIMITS } from "../../../src/protocol/limits.ts";
import { encode } from "../../../src/protocol/wire/room-codec.ts";
import { dial } from "../load/line.ts";
import { newId, newToken } from "./secrets.ts";

export interface Visitor {
  readonly port: number;
  readonly room: string;
  /** An address. */
  readonly from: string;
  readonly token: string;
  /** Of a link. */
  readonly key?: string | undefined;
}

interface Listener {
  readonly onFrame: (frame: ServerFrame) => void;
  /** Called with the code of the close; 0 without one. */
  readonly onEnd: (code: number) => void;
}

export interface Visit {
  send(text: string): void;
  end(): void;
}

/** Milliseconds. */
const LET_IN_WITHIN = 10_000;

export function visit(visitor: Visitor, { onFrame, onEnd }: Listener): Visit {
  const { port, room, from } = visitor;
  let unsaid = 0;
  const line = dial(
    { port, path: `/r/${room}`, subprotocol: SUBPROTOCOL, from },
    {
      onOpen: () => line.send([helloOf(visitor)]),
      onText: (bytes, start, end) => {
        const text = bytes.toString("utf8", start, end);
        unsaid += text.length;
        if (unsaid >= LIMITS.readEveryChars) {
          line.send([encode({ type: "read", chars: unsaid })]);
          unsaid = 0;
        }
        const frame = decodeServerFrame(text);
        if (frame !== undefined) onFrame(frame);
      },
      onEnd,
    },
  );
  return { send: (text) => line.send([text]), end: () => line.end() };
}

export function helloOf({ token, key }: Pick<Visitor, "token" | "key">): string {
  return encode({
    type: "hello",
    v: 1,
    token,
    visit: newId(),
    name: "Nora",
    ...(key !== undefined && { key }),
  });
}

/** Joins once and leaves. Resolves with the welcome, or with the code of the refusal. */
export function knock(visitor: Omit<Visitor, "token">): Promise<Welcome | string> {
  return new Promise((done) => {
    const answer = (it: Welcome | string): void => {
      clearTimeout(timer);
      line.end();
      done(it);
    };
    const timer = setTimeout(() => answer("no answer"), LET_IN_WITHIN);
    const line = visit(
      { ...visitor, token: newToken() },
      {
        onFrame: (frame) => {
          if (frame.type === "welcome") answer(frame);
          else if (frame.type === "refused") answer(frame.code);
        },
        onEnd: (code) => answer(`${code}`),
      },
    );
  });
}
