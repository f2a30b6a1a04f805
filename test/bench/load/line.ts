/**
 * A client's socket: as little work as can be, so that the servers are measured and not the load. Frames are read from
 * memory that all sockets share; one that offers permessage-deflate is left to the package ws.
 */
import { connect, type Socket } from "node:net";
import { FrameReader, type OnText } from "./frame-reader.ts";

export interface Address {
  readonly port: number;
  readonly path: string;
  readonly subprotocol: string | undefined;
  /** Where it says it comes from: on plain workerd nobody else says so. */
  readonly from?: string;
}

export interface Listener {
  onOpen(): void;
  readonly onText: OnText;
  /** With the close's code; 0 without one. */
  onEnd(code: number): void;
}

export interface Line {
  /** Of all that came, headers included. */
  readonly bytesRead: number;
  send(texts: readonly string[]): void;
  end(): void;
}

/** More than a socket's receive buffer holds by default. */
const READ_BYTES = 262_144;
const shared = Buffer.allocUnsafe(READ_BYTES);
export const HEAD_END = "\r\n\r\n";
const HOST = "127.0.0.1";
const TEXT = 0x81;
const MASKED = 0x80;

export function dial(address: Address, listener: Listener): Line {
  const { port } = address;
  let bytesRead = 0;
  let head: Buffer | undefined = Buffer.alloc(0);
  let ended = false;
  const end = (code: number): void => {
    if (ended) return;
    ended = true;
    listener.onEnd(code);
  };
  const reader = new FrameReader(listener.onText, end);
  const socket = connect({
    host: HOST,
    port,
    noDelay: true,
    onread: {
      buffer: shared,
      callback(count, memory) {
        bytesRead += count;
        const chunk = Buffer.from(memory.buffer, memory.byteOffset, count);
        if (head === undefined) {
          reader.read(chunk);
          return true;
        }
        head = Buffer.concat([head, chunk]);
        const at = head.indexOf(HEAD_END);
        if (at === -1) return true;
        if (!head.subarray(0, at).toString("latin1").startsWith("HTTP/1.1 101")) {
          socket.destroy();
          return false;
        }
        const rest = head.subarray(at + HEAD_END.length);
        head = undefined;
        listener.onOpen();
        reader.read(rest);
        return true;
      },
    },
  });
  socket.once("connect", () => socket.write(upgrade(address)));
  socket.on("error", () => end(0));
  socket.on("close", () => end(0));
  return {
    get bytesRead() {
      return bytesRead;
    },
    send: (texts) => write(socket, texts),
    end() {
      ended = true;
      socket.destroy();
    },
  };
}

/** The head of the request for a socket. */
export function upgrade({ port, path, subprotocol, from }: Address): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${HOST}:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  ];
  if (subprotocol !== undefined) lines.push(`Sec-WebSocket-Protocol: ${subprotocol}`);
  if (from !== undefined) lines.push(`CF-Connecting-IP: ${from}`);
  return `${lines.join("\r\n")}${HEAD_END}`;
}

/** Masked with zeros: a server unmasks them like any other. */
function write(socket: Socket, texts: readonly string[]): void {
  socket.write(Buffer.concat(texts.flatMap((text) => textFrame(text))));
}

export function textFrame(text: string): Buffer[] {
  const payload = Buffer.from(text);
  const short = payload.length < 126;
  const head = Buffer.alloc(short ? 6 : 8);
  head[0] = TEXT;
  head[1] = MASKED | (short ? payload.length : 126);
  if (!short) head.writeUInt16BE(payload.length, 2);
  return [head, payload];
}
