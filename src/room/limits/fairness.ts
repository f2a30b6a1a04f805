/**
 * How much each may do, so that a flood costs its sender and nobody else. It is kept in memory only: after a
 * sleep every bucket is full.
 */
import type { MemberId } from "../../protocol/ids.ts";
import type { Allowances } from "./allowances.ts";
import { Buckets, type Rate } from "./buckets.ts";
import type { Address, ConnectionId } from "../turn/connection.ts";

/** Whose buckets pay, as far as that is known. */
export interface Doer {
  readonly connection?: ConnectionId | undefined;
  readonly member?: MemberId | undefined;
  readonly address?: Address | undefined;
}

/** Members and addresses known at a time, 100 bytes each. */
const KNOWN = 4_096;
/**
 * A sender who is over waits until half a bucket is back: refusing every second message would only make more
 * of them.
 */
const ENOUGH = 0.5;

export class Fairness {
  readonly #connections: Buckets<ConnectionId>;
  readonly #members: Buckets<MemberId>;
  readonly #addresses: Buckets<Address>;
  readonly #room: Buckets<"room">;
  readonly #patience: Buckets<ConnectionId>;
  readonly #connectionBurst: number;
  /** What a member with one connection may send, if nobody else does. */
  readonly pace: Rate;

  constructor(allowances: Allowances) {
    const { ofConnection, ofMember, ofAddress, ofRoom, patience, socketsOfRoom } = allowances;
    this.#connections = new Buckets(ofConnection, socketsOfRoom);
    this.#members = new Buckets(ofMember, KNOWN);
    this.#addresses = new Buckets(ofAddress, KNOWN);
    this.#room = new Buckets(ofRoom, 1);
    this.#patience = new Buckets(patience, socketsOfRoom);
    this.#connectionBurst = ofConnection.burst;
    this.pace = {
      burst: Math.min(ofConnection.burst, ofMember.burst),
      perSecond: Math.min(ofConnection.perSecond, ofMember.perSecond),
    };
  }

  /**
   * Takes `cost` from all buckets of a doer, or from none. Returns the seconds to wait: 0 if it was taken.
   */
  take({ connection, member, address }: Doer, cost: number, now: number): number {
    const waits = (least: number): number =>
      Math.max(
        connection === undefined ? 0 : this.#connections.wait(connection, least, now),
        member === undefined ? 0 : this.#members.wait(member, least, now),
        address === undefined ? 0 : this.#addresses.wait(address, least, now),
        this.#room.wait("room", least, now),
      );
    if (waits(cost) > 0) {
      return Math.ceil(waits(Math.max(cost, this.#connectionBurst * ENOUGH)) / 1_000);
    }
    this.charge({ connection, member, address }, cost, now);
    return 0;
  }

  /**
   * Takes what turned out to be the price of something done, even if the buckets do not hold it: the doer's
   * next ask waits for it.
   */
  charge({ connection, member, address }: Doer, cost: number, now: number): void {
    if (connection !== undefined) this.#connections.take(connection, cost, now);
    if (member !== undefined) this.#members.take(member, cost, now);
    if (address !== undefined) this.#addresses.take(address, cost, now);
    this.#room.take("room", cost, now);
  }

  /** Counts another refused frame of a connection. Returns whether it was the last that may be refused. */
  refuse(connection: ConnectionId, now: number): boolean {
    if (this.#patience.wait(connection, 1, now) > 0) return true;
    this.#patience.take(connection, 1, now);
    return false;
  }

  forget(connection: ConnectionId): void {
    this.#connections.forget(connection);
    this.#patience.forget(connection);
  }
}
