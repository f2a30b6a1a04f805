/**
 * A client's socket that offers permessage-deflate as browsers do.
 */
import type { Socket } from "node:net";
import { WebSocket } from "ws";
import type { Address, Line, Listener } from "./line.ts";

export function dialDeflated({ port, path, subprotocol }: Address, listener: Listener): Line {
  const protocols = subprotocol === undefined ? [] : [subprotocol];
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, {
    perMessageDeflate: true,
  });
  let raw: Socket | undefined;
  let ended = false;
  socket.on("upgrade", (response) => {
    raw = response.socket;
  });
  socket.on("open", () => listener.onOpen());
  socket.on("message", (data) => {
    listener.onBytes?.();
    listener.onText(data, 0, data.length);
    listener.onRead?.();
  });
  // A close follows.
  socket.on("error", () => {});
  socket.on("close", () => {
    if (!ended) listener.onEnd(0);
  });
  return {
    get bytesRead() {
      return raw?.bytesRead ?? 0;
    },
    send(texts) {
      for (const text of texts) socket.send(text);
    },
    end() {
      ended = true;
      socket.terminate();
    },
  };
}
