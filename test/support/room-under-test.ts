/**
 * A room whose members record what they hear.
 */
import { decodeServerFrame } from "../../src/protocol/wire/codec.ts";
import { encode } from "../../src/protocol/wire/room-codec.ts";
import type { ServerFrame } from "../../src/protocol/wire/frames.ts";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import type { Allowances } from "../../src/room/limits/allowances.ts";
import type { Caller } from "../../src/room/turn/caller.ts";
import type { Address, ConnectionId } from "../../src/room/turn/connection.ts";
import { hello } from "./members.ts";
import { MemoryLog } from "./memory-log.ts";
import { RoomHost } from "./room-host.ts";

export class Peer {
  readonly lines: string[] = [];
  closed: { code: number; reason: string } | undefined;

  get heard(): ServerFrame[] {
    return this.lines.map(decodeServerFrame).filter((it) => it !== undefined);
  }

  all<T extends ServerFrame["type"]>(type: T): Extract<ServerFrame, { type: T }>[] {
    return this.heard.filter((it): it is Extract<ServerFrame, { type: T }> => it.type === type);
  }

  last<T extends ServerFrame["type"]>(type: T): Extract<ServerFrame, { type: T }> | undefined {
    return this.all(type).at(-1);
  }
}

/** In one passing of time. A room that wakes more often never sleeps, and its test would not end. */
const WAKES_AT_MOST = 100_000;

export class RoomUnderTest {
  readonly log = new MemoryLog();
  now = 1_000_000;
  readonly host: RoomHost;
  #isBusy = false;
  readonly #peers = new Map<ConnectionId, Peer>();

  /** @param allowances unhurried by default */
  constructor(allowances?: Allowances) {
    this.host = new RoomHost(this.log, () => this.now, allowances);
  }

  /** Opens a socket. */
  connect(address?: Address): ConnectionId {
    const peer = new Peer();
    return this.#keep(this.host.connect(farEndOf(peer), address), peer);
  }

  /** Opens a socket and sends a hello on it. */
  join(name: string, more: Parameters<typeof hello>[1] = {}, address?: Address): ConnectionId {
    const id = this.connect(address);
    this.send(id, hello(name, more));
    return id;
  }

  joinPlain(name: string, address?: Address): ConnectionId {
    const peer = new Peer();
    return this.#keep(this.host.connectPlain(farEndOf(peer), name, address), peer);
  }

  listen(caller?: Caller): ConnectionId {
    const peer = new Peer();
    return this.#keep(this.host.listen(farEndOf(peer), caller), peer);
  }

  send(id: ConnectionId, frame: ClientFrame): void {
    this.host.receive(id, encode(frame));
  }

  /** Like {@link send}, but all frames arrive in one moment of the room: it sends nothing in between. */
  sendAtOnce(frames: [ConnectionId, ClientFrame][]): void {
    this.#isBusy = true;
    for (const [id, frame] of frames) this.send(id, frame);
    this.#isBusy = false;
    this.host.flush();
  }

  /** Lets time pass. The room does whatever falls due meanwhile. */
  pass(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (let wakes = 0; ; wakes += 1) {
      if (wakes > WAKES_AT_MOST) throw new Error("The room wakes again and again");
      const flush = this.host.flushAt ?? Infinity;
      const tick = Math.min(this.host.alarmAt ?? Infinity, this.host.helloDeadline ?? Infinity);
      if (Math.min(flush, tick) > end) break;
      this.now = Math.max(this.now, Math.min(flush, tick));
      if (flush <= this.now) this.host.flush();
      else this.host.tick();
    }
    this.now = end;
  }

  peer(id: ConnectionId): Peer {
    if (!this.#isBusy) this.host.flush();
    const peer = this.#peers.get(id);
    if (peer === undefined) throw new Error(`No connection ${id}`);
    return peer;
  }

  #keep(id: ConnectionId, peer: Peer): ConnectionId {
    this.#peers.set(id, peer);
    return id;
  }
}

function farEndOf(peer: Peer) {
  return {
    received: (text: string) => void peer.lines.push(text),
    closed: (code: number, reason: string) => {
      peer.closed = { code, reason };
    },
  };
}
