/**
 * Carries out a room's effects over its sockets: encodes each frame once, and stops pushing to who does not read.
 */
import { encode } from "../protocol/codec.ts";
import type { ServerFrame } from "../protocol/frames.ts";
import { LIMITS } from "../protocol/limits.ts";
import { plainLines } from "../protocol/plain.ts";
import type { Connection, ConnectionId } from "./connection.ts";
import type { Effect } from "./effects.ts";
import type { Room } from "./room.ts";

/** The platform's side of a room's sockets. A connection that it does not have is no error: it has just ended. */
export interface Wire {
  send(to: ConnectionId, text: string): void;
  close(connection: ConnectionId, code: number, reason: string): void;
  remember(connection: ConnectionId, state: Connection): void;
  wake(at: number): void;
}

/** Characters sent to a connection and, of these, read by it, since its last welcome. */
interface Flow {
  sent: number;
  read: number;
}

export class Broadcaster {
  readonly #room: Room;
  readonly #wire: Wire;
  /** In memory only: a room that slept has nothing under way. */
  readonly #flows = new Map<ConnectionId, Flow>();

  constructor(room: Room, wire: Wire) {
    this.#room = room;
    this.#wire = wire;
  }

  carryOut(effects: readonly Effect[], now: number): void {
    for (const effect of effects) this.#carryOutOne(effect, now);
  }

  /** A plain client cannot say how far it has read; that it speaks is the best sign there is. */
  spoke(plain: ConnectionId): void {
    this.#flows.delete(plain);
  }

  forget(connection: ConnectionId): void {
    this.#flows.delete(connection);
  }

  #carryOutOne(effect: Effect, now: number): void {
    switch (effect.do) {
      case "send":
        this.#sendOne(effect.to, effect.frame);
        break;
      case "broadcast":
        this.#broadcast(effect.frame, now);
        break;
      case "close":
        this.forget(effect.connection);
        this.#wire.close(effect.connection, effect.code, effect.reason);
        break;
      case "credit":
        this.#flow(effect.connection).read = effect.chars;
        break;
      case "remember":
        this.#wire.remember(effect.connection, effect.state);
        break;
      case "wake":
        this.#wire.wake(effect.at);
        break;
    }
  }

  #sendOne(to: ConnectionId, frame: ServerFrame): void {
    if (this.#room.isPlain(to)) {
      for (const line of plainLines(frame)) this.#wire.send(to, line);
      return;
    }
    const text = encode(frame);
    this.#wire.send(to, text);
    if (frame.type === "welcome") this.#flows.set(to, { sent: 0, read: 0 });
    else this.#flow(to).sent += text.length;
  }

  #broadcast(frame: ServerFrame, now: number): void {
    let text: string | undefined;
    let lines: string[] | undefined;
    const behind: ConnectionId[] = [];
    for (const [id, { plain }] of this.#room.audience()) {
      const flow = this.#flow(id);
      if (plain) {
        lines ??= plainLines(frame);
        for (const line of lines) {
          this.#wire.send(id, line);
          flow.sent += line.length;
        }
      } else {
        text ??= encode(frame);
        this.#wire.send(id, text);
        flow.sent += text.length;
      }
      const credit = plain ? LIMITS.plainCreditChars : LIMITS.creditChars;
      if (flow.sent - flow.read > credit) behind.push(id);
    }
    for (const id of behind) this.carryOut(this.#room.lag(id, now), now);
  }

  #flow(connection: ConnectionId): Flow {
    let flow = this.#flows.get(connection);
    if (flow === undefined) this.#flows.set(connection, (flow = { sent: 0, read: 0 }));
    return flow;
  }
}
