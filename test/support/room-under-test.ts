/**
 * A pure Room whose effects are carried out into lists that a test can read.
 */
import { decodeClientFrame, encode } from "../../src/protocol/codec.ts";
import type { ClientFrame, ServerFrame } from "../../src/protocol/frames.ts";
import type { Connection, ConnectionId } from "../../src/room/connection.ts";
import type { Effect } from "../../src/room/effects.ts";
import { Room } from "../../src/room/room.ts";
import { hello } from "./members.ts";
import { MemoryLog } from "./memory-log.ts";

export class Peer {
  readonly heard: ServerFrame[] = [];
  closed: { code: number; reason: string } | undefined;

  last<T extends ServerFrame["type"]>(type: T): Extract<ServerFrame, { type: T }> | undefined {
    return this.heard.findLast((it): it is Extract<ServerFrame, { type: T }> => it.type === type);
  }
}

export class RoomUnderTest {
  readonly log = new MemoryLog();
  now = 1_000_000;
  #peers = new Map<ConnectionId, Peer>();
  #attachments = new Map<ConnectionId, Connection>();
  #room = this.#wake();
  #lastId = 0;

  /** Opens a socket. */
  connect(): ConnectionId {
    this.#lastId += 1;
    this.#peers.set(this.#lastId, new Peer());
    this.#carryOut(this.#room.connect(this.#lastId, this.now));
    return this.#lastId;
  }

  /** Opens a socket and says hello on it. */
  join(name: string, more: Parameters<typeof hello>[1] = {}): ConnectionId {
    const id = this.connect();
    this.send(id, hello(name, more));
    return id;
  }

  send(id: ConnectionId, frame: ClientFrame): void {
    this.sendText(id, encode(frame));
  }

  sendText(id: ConnectionId, text: string): void {
    this.#carryOut(this.#room.receive(id, decodeClientFrame(text), this.now));
  }

  sendBinary(id: ConnectionId): void {
    this.#carryOut(this.#room.receive(id, { ok: false, code: "binary" }, this.now));
  }

  disconnect(id: ConnectionId): void {
    this.#attachments.delete(id);
    this.#carryOut(this.#room.disconnect(id));
  }

  expire(): void {
    this.#carryOut(this.#room.expire(this.now));
  }

  get deadline(): number | undefined {
    return this.#room.deadline;
  }

  /** Forgets all that a hibernation forgets. */
  hibernate(): void {
    this.#room = this.#wake();
  }

  peer(id: ConnectionId): Peer {
    const peer = this.#peers.get(id);
    if (peer === undefined) throw new Error(`No connection ${id}`);
    return peer;
  }

  #wake(): Room {
    return new Room({ log: this.log, identify: (token) => token.slice(0, 16) }, this.#attachments);
  }

  #carryOut(effects: Effect[]): void {
    for (const effect of effects) {
      switch (effect.do) {
        case "send":
          this.peer(effect.to).heard.push(effect.frame);
          break;
        case "broadcast":
          for (const id of this.#room.audience()) this.peer(id).heard.push(effect.frame);
          break;
        case "remember":
          this.#attachments.set(effect.connection, effect.state);
          break;
        case "close":
          this.peer(effect.connection).closed = { code: effect.code, reason: effect.reason };
          this.#attachments.delete(effect.connection);
          break;
      }
    }
  }
}
