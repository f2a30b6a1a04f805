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
  readonly state: Connection;
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
      const { id, speech } = attachmentOf(socket);
      // Sockets that are closing count too: their close is still to come, under this id.
      this.#lastId = Math.max(this.#lastId, id);
      if (socket.readyState === WebSocket.OPEN) this.#open.set(id, { socket, speech });
    }
  }

  /** The connections that outlived the room's memory. */
  *remembered(): Iterable<readonly [ConnectionId, Connection]> {
    for (const [id, { socket }] of this.#open) yield [id, attachmentOf(socket).state];
  }

  /** Takes a socket in. The room's first effect for it must be to remember it. */
  accept(socket: WebSocket, speech: Speech): ConnectionId {
    const id = ++this.#lastId;
    this.#context.acceptWebSocket(socket);
    this.#open.set(id, { socket, speech });
    return id;
  }

  identify(socket: WebSocket): Pick<Attachment, "id" | "speech"> {
    return attachmentOf(socket);
  }

  forget(id: ConnectionId): void {
    this.#open.delete(id);
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
      if (open === undefined) continue;
      if (open.speech === "protocol") open.socket.send((json ??= encode(frame)));
      else for (const line of (lines ??= plainLines(frame))) open.socket.send(line);
    }
  }

  #remember(id: ConnectionId, state: Connection): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    const attachment: Attachment = { id, speech: open.speech, state };
    open.socket.serializeAttachment(attachment);
  }

  #close(id: ConnectionId, code: number, reason: string): void {
    this.#open.get(id)?.socket.close(code, reason);
    this.forget(id);
  }
}

/** Only this file writes attachments, and before anything can read one. */
function attachmentOf(socket: WebSocket): Attachment {
  return socket.deserializeAttachment() as Attachment;
}
