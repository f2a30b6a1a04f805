/**
 * The Durable Object of one room: makes turns of the pure Room out of what the platform reports, and carries
 * out what they return. It holds nothing that the sockets and the database cannot rebuild after a hibernation.
 */
import { DurableObject } from "cloudflare:workers";
import { CLOSE, isSendable } from "../protocol/close-codes.ts";
import { type Decoded, decodeClientFrame } from "../protocol/codec.ts";
import { SUBPROTOCOL } from "../protocol/frames.ts";
import { plainSay } from "../protocol/plain.ts";
import type { Effect } from "../room/effects.ts";
import { Room } from "../room/room.ts";
import { identify, newEpoch, newId } from "./random.ts";
import { Sockets } from "./sockets.ts";
import { SqliteLog } from "./sqlite-log.ts";
import { plainNameOf, type Speech, speechOf } from "./upgrade.ts";

export class RoomObject extends DurableObject<Env> {
  readonly #sockets = new Sockets(this.ctx);
  readonly #room = new Room(
    { log: new SqliteLog(this.ctx.storage, newEpoch), identify },
    this.#sockets.remembered(),
  );
  #expiry: ReturnType<typeof setTimeout> | undefined;

  /** Takes a WebSocket upgrade that the Worker has let through. */
  override fetch(request: Request): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    const speech = speechOf(request) ?? "plain";
    const id = this.#sockets.accept(server, speech);
    if (speech === "plain") {
      const visitor = { member: newId(), visit: newId(), name: plainNameOf(request) };
      this.#carryOut(this.#room.join(id, visitor));
      return new Response(null, { status: 101, webSocket: client });
    }
    this.#carryOut(this.#room.connect(id, Date.now()));
    const headers = { "Sec-WebSocket-Protocol": SUBPROTOCOL };
    return new Response(null, { status: 101, webSocket: client, headers });
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    const { id, speech } = this.#sockets.identify(socket);
    this.#carryOut(this.#room.receive(id, decode(speech, data), Date.now()));
  }

  override webSocketClose(socket: WebSocket, code: number, reason: string): void {
    // Completes the closing handshake; without it the other side waits ten seconds and calls the end unclean.
    socket.close(isSendable(code) ? code : CLOSE.normal, reason);
    this.#forget(socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.#forget(socket);
  }

  #forget(socket: WebSocket): void {
    const { id, state } = this.#sockets.identify(socket);
    this.#sockets.forget(socket);
    this.#carryOut(this.#room.disconnect(id, state));
  }

  #carryOut(effects: Effect[]): void {
    this.#sockets.carryOut(effects, () => this.#room.audience());
    this.#scheduleExpiry();
  }

  /**
   * A timer, not an alarm: an alarm is a row written, and who has not said hello must not make the room store
   * anything. It keeps the object awake for the ten seconds in which a hello is due, and no longer.
   */
  #scheduleExpiry(): void {
    const { deadline } = this.#room;
    if ((deadline === undefined) === (this.#expiry === undefined)) return;
    clearTimeout(this.#expiry);
    this.#expiry = undefined;
    if (deadline === undefined) return;
    this.#expiry = setTimeout(() => {
      this.#expiry = undefined;
      this.#carryOut(this.#room.expire(Date.now()));
    }, deadline - Date.now());
  }
}

function decode(speech: Speech, data: string | ArrayBuffer): Decoded {
  if (typeof data !== "string") return { ok: false, code: "binary" };
  return speech === "plain"
    ? { ok: true, frame: plainSay(data, newId()) }
    : decodeClientFrame(data);
}
