/**
 * The room's open sockets: which connection each one is, and what it speaks. Everything is in the sockets'
 * attachments, so that a room that wakes finds it again.
 */
import { encode } from "../protocol/codec.ts";
import { PING, PONG, type ServerFrame } from "../protocol/frames.ts";
import { plainLines } from "../protocol/plain.ts";
import type { Connection, ConnectionId } from "../room/connection.ts";
import type { Effect } from "../room/effects.ts";
import type { Speech } from "./upgrade.ts";

interface Attachment {
  readonly id: ConnectionId;
  readonly speech: Speech;
  /** Absent once the room is done with it; a socket can outlive that by the time its close takes. */
  readonly state?: Connection;
}

interface Open {
  readonly socket: WebSocket;
  readonly speech: Speech;
}

export class Sockets {
  readonly #context: DurableObjectState;
  readonly #open = new Map<ConnectionId, Open>();
  #lastId = 0;

  constructor(context: DurableObjectState) {
    this.#context = context;
    context.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
    for (const socket of context.getWebSockets()) {
      const { id, speech, state } = attachmentOf(socket);
      this.#lastId = Math.max(this.#lastId, id);
      if (state !== undefined) this.#open.set(id, { socket, speech });
    }
  }

  /** The connections that outlived the room's memory. */
  *remembered(): Iterable<readonly [ConnectionId, Connection]> {
    for (const [id, { socket }] of this.#open) {
      const { state } = attachmentOf(socket);
      if (state !== undefined) yield [id, state];
    }
  }

  /** Takes a socket in. The room's first effect for it must be to remember it. */
  accept(socket: WebSocket, speech: Speech): ConnectionId {
    const id = ++this.#lastId;
    this.#context.acceptWebSocket(socket);
    this.#open.set(id, { socket, speech });
    return id;
  }

  identify(socket: WebSocket): Attachment {
    return attachmentOf(socket);
  }

  /** The room is done with `socket`, though it may linger. */
  forget(socket: WebSocket): void {
    const { id, speech } = attachmentOf(socket);
    this.#open.delete(id);
    socket.serializeAttachment({ id, speech } satisfies Attachment);
  }

  /** Does what a turn of the room asked for; `audience` hears what is broadcast. */
  carryOut(effects: readonly Effect[], audience: () => Iterable<ConnectionId>): void {
    for (const effect of effects) {
      switch (effect.do) {
        case "send":
          this.#send([effect.to], effect.frame);
          break;
        case "broadcast":
          this.#send(audience(), effect.frame);
          break;
        case "remember":
          this.#remember(effect.connection, effect.state);
          break;
        case "close":
          this.#close(effect.connection, effect.code, effect.reason);
          break;
      }
    }
  }

  /** Encodes once for all who speak alike. */
  #send(to: Iterable<ConnectionId>, frame: ServerFrame): void {
    let json: string | undefined;
    let lines: string[] | undefined;
    for (const id of to) {
      const open = this.#open.get(id);
      if (open?.socket.readyState !== WebSocket.OPEN) continue;
      if (open.speech === "protocol") {
        json ??= encode(frame);
        open.socket.send(json);
      } else {
        lines ??= plainLines(frame);
        for (const line of lines) open.socket.send(line);
      }
    }
  }

  #remember(id: ConnectionId, state: Connection): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    open.socket.serializeAttachment({ id, speech: open.speech, state } satisfies Attachment);
  }

  #close(id: ConnectionId, code: number, reason: string): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    this.forget(open.socket);
    open.socket.close(code, reason);
  }
}

/** Only this file writes attachments, and before anything can read one. */
function attachmentOf(socket: WebSocket): Attachment {
  const attachment: Attachment = socket.deserializeAttachment();
  return attachment;
}
