/**
 * What the client needs of its surroundings, and the defaults. Tests bring their own.
 */
import { SUBPROTOCOL } from "../../protocol/wire/frames.ts";

/** What a socket reports. After `closed` it reports nothing more. */
export interface SocketEvents {
  opened(): void;
  received(text: string): void;
  closed(code: number, reason: string): void;
}

export interface Socket {
  send(text: string): void;
  close(code: number, reason: string): void;
}

export type Dial = (url: string, events: SocketEvents) => Socket;

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once, `milliseconds` from now, unless undone. */
  after(milliseconds: number, callback: () => void): () => void;
}

export interface Ports {
  readonly dial: Dial;
  readonly clock: Clock;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly newId: () => string;
}

export const systemClock: Clock = {
  now: Date.now,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

export const dialWebSocket: Dial = (url, events) => {
  const socket = new WebSocket(url, SUBPROTOCOL);
  socket.onopen = () => events.opened();
  socket.onmessage = ({ data }) => {
    if (typeof data === "string") events.received(data);
  };
  socket.onclose = ({ code, reason }) => events.closed(code, reason);
  return {
    send: (text) => socket.send(text),
    close: (code, reason) => socket.close(code, reason),
  };
};
