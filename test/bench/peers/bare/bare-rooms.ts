/**
 * The minimum that a room costs on this platform: Durable Objects that relay what a client sends, and nothing
 * else. One accepts plain sockets, one accepts sockets that outlive its memory, and one also stores each
 * message before it relays it.
 */
import { DurableObject } from "cloudflare:workers";

interface Env {
  readonly ROOM: DurableObjectNamespace;
}

export class AcceptingRoom extends DurableObject {
  readonly #sockets = new Set<WebSocket>();

  override fetch(): Response {
    return upgrade((socket) => {
      socket.accept();
      this.#sockets.add(socket);
      socket.addEventListener("message", ({ data }) => relay(data, this.#sockets));
      socket.addEventListener("close", () => this.#sockets.delete(socket));
    });
  }
}

export class HibernatingRoom extends DurableObject {
  override fetch(): Response {
    return upgrade((socket) => this.ctx.acceptWebSocket(socket));
  }

  override webSocketMessage(_from: WebSocket, text: string | ArrayBuffer): void {
    relay(text, this.ctx.getWebSockets());
  }
}

export class StoringRoom extends HibernatingRoom {
  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    state.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY, body TEXT)",
    );
  }

  override webSocketMessage(from: WebSocket, text: string | ArrayBuffer): void {
    this.ctx.storage.sql.exec("INSERT INTO message (body) VALUES (?)", text);
    // The platform's output gate holds what is sent until the row is on disk; a `sync()` first costs more.
    super.webSocketMessage(from, text);
  }
}

export default {
  fetch: (request, env) => env.ROOM.getByName("bench").fetch(request),
} satisfies ExportedHandler<Env>;

function upgrade(accept: (socket: WebSocket) => void): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  accept(server);
  return new Response(null, { status: 101, webSocket: client });
}

function relay(text: string | ArrayBuffer, sockets: Iterable<WebSocket>): void {
  for (const socket of sockets) socket.send(text);
}
