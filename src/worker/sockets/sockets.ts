/**
 * The room's open sockets. The state of each is in its attachment, where a waking room finds it.
 */
import { PING, PONG } from "../../protocol/wire/frames.ts";
import type { Wire } from "../../room/telling/broadcaster.ts";
import type { Connection, ConnectionId } from "../../room/turn/connection.ts";
import type { HeldBacklog } from "../../room/telling/backlog.ts";

interface Attachment {
  readonly id: ConnectionId;
  /** Absent when the room is done with it. */
  readonly state?: Connection;
  /**
   * The backlog of a socket that the room has closed. It lasts until the other end is gone, however long that
   * takes.
   */
  readonly waiting?: HeldBacklog;
}

export class Sockets implements Omit<Wire, "wake" | "whenStored" | "later"> {
  readonly #context: DurableObjectState;
  readonly #open = new Map<ConnectionId, WebSocket>();
  /** Beside the sockets, since reading an attachment deserializes all of it. */
  readonly #ids = new WeakMap<WebSocket, ConnectionId>();
  #lastId = 0;

  constructor(context: DurableObjectState) {
    this.#context = context;
    context.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
    for (const socket of context.getWebSockets()) {
      const { id, state } = this.attachmentOf(socket);
      this.#ids.set(socket, id);
      this.#lastId = Math.max(this.#lastId, id);
      if (state !== undefined) this.#open.set(id, socket);
    }
  }

  /** The connections that outlived the room's memory. */
  *remembered(): Iterable<readonly [ConnectionId, Connection]> {
    for (const [id, socket] of this.#open) {
      const { state } = this.attachmentOf(socket);
      if (state !== undefined) yield [id, state];
    }
  }

  /** The sockets that the room had closed, and whose other end is not gone. */
  *closed(): Iterable<readonly [ConnectionId, HeldBacklog]> {
    for (const socket of this.#context.getWebSockets()) {
      const { id, state, waiting: held = { chars: 0 } } = this.attachmentOf(socket);
      if (state === undefined) yield [id, held];
    }
  }

  /** Accepts a socket. The room's first effect for it must be to remember it. */
  accept(socket: WebSocket): ConnectionId {
    const id = ++this.#lastId;
    this.#context.acceptWebSocket(socket);
    this.#open.set(id, socket);
    this.#ids.set(socket, id);
    return id;
  }

  idOf(socket: WebSocket): ConnectionId {
    return this.#ids.get(socket) ?? this.attachmentOf(socket).id;
  }

  /** Only this class writes attachments, and it does so before it reads one. */
  attachmentOf(socket: WebSocket): Attachment {
    const attachment: Attachment = socket.deserializeAttachment();
    return attachment;
  }

  /** The room is done with `socket`, which may linger. */
  forget(socket: WebSocket, held?: HeldBacklog): void {
    const id = this.idOf(socket);
    this.#open.delete(id);
    const attachment: Attachment = { id, ...(held && { waiting: held }) };
    socket.serializeAttachment(attachment);
  }

  /** Connections that have pinged, as pages and programs do all the time, but not since `then`. */
  silentSince(then: number): ConnectionId[] {
    const silent: ConnectionId[] = [];
    for (const [id, socket] of this.#open) {
      const pinged = this.#context.getWebSocketAutoResponseTimestamp(socket);
      if (pinged !== null && pinged.getTime() < then) silent.push(id);
    }
    return silent;
  }

  send(to: ConnectionId, text: string): void {
    const socket = this.#open.get(to);
    if (socket?.readyState === WebSocket.OPEN) socket.send(text);
  }

  close(connection: ConnectionId, code: number, reason: string, held?: HeldBacklog): void {
    const socket = this.#open.get(connection);
    if (socket === undefined) return;
    this.forget(socket, held);
    socket.close(code, reason);
  }

  remember(connection: ConnectionId, state: Connection): void {
    this.#open.get(connection)?.serializeAttachment({ id: connection, state } satisfies Attachment);
  }
}
