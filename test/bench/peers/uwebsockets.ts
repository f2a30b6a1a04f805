/**
 * A room of uWebSockets.js, which npm does not ship: everybody hears what anybody says. It stores nothing.
 *
 *     node uwebsockets.ts <port> <folder of uWebSockets.js>
 */
import { createRequire } from "node:module";

interface Socket {
  subscribe(topic: string): void;
}

interface App {
  ws(
    pattern: string,
    behaviour: {
      readonly maxBackpressure: number;
      open(socket: Socket): void;
      message(socket: Socket, text: ArrayBuffer): void;
    },
  ): App;
  listen(host: string, port: number, done: () => void): App;
  publish(topic: string, text: ArrayBuffer, isBinary: boolean): boolean;
}

interface Library {
  App(): App;
}

/** Bytes; its default drops messages for who is 64 KB behind, and then it would not deliver what it counts. */
const MAX_BACKPRESSURE = 64 * 2 ** 20;

const [, , port, folder = "."] = process.argv;
const library: Library = createRequire(import.meta.url)(folder);
const room = library.App();
room.ws("/*", {
  maxBackpressure: MAX_BACKPRESSURE,
  open: (socket) => socket.subscribe("room"),
  message: (_, text) => {
    room.publish("room", text, false);
  },
});
room.listen("127.0.0.1", Number(port), () => {});
