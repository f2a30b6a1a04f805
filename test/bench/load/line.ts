/**
 * A client's socket that does as little work as possible, so that the bench measures the servers and not the
 * load. All sockets read into the same memory. A socket that offers permessage-deflate uses the package ws.
 */
import { connect, type Socket } from "node:net";
import { FrameReader, type OnText } from "./frame-reader.ts";

export interface Address {
  readonly port: number;
  readonly path: string;
  readonly subprotocol: string | undefined;
  /** The address that the client claims. On plain workerd, nothing overrides it. */
  readonly from?: string;
}

export interface Listener {
  onOpen(): void;
  /** Bytes were read; each text frame in them follows, and then `onRead`. */
  onBytes?(): void;
  readonly onText: OnText;
  onRead?(): void;
  /** Called with the code of the close; 0 without one. */
  onEnd(code: number): void;
}

export interface Line {
  /** Of everything received, headers included. */
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
  const read = (bytes: Buffer): void => {
    listener.onBytes?.();
    reader.read(bytes);
    listener.onRead?.();
  };
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
          read(chunk);
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
        read(rest);
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

/** The head of the upgrade request. */
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

/** Masked with zeros, which a server unmasks like any other mask. */
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
