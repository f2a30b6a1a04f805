/**
 * The backlog: characters that were sent and are not known to be read, for each connection, each address and
 * the room. The platform tells nobody how much waits in a socket, and an object has 128 MB, so the backlog is
 * bounded.
 */
import type { Allowances } from "../limits/allowances.ts";
import type { Address, ConnectionId, FrameReader } from "../turn/connection.ts";

/** The backlog of a socket that was closed. */
export interface HeldBacklog {
  readonly chars: number;
  readonly address?: Address | undefined;
}

interface Account extends FrameReader {
  chars: number;
}

export class Backlog {
  readonly #ofAddressAtMost: number;
  readonly #ofRoomAtMost: number;
  readonly #readerOf: (connection: ConnectionId) => FrameReader;
  readonly #accounts = new Map<ConnectionId, Account>();
  readonly #ofAddress = new Map<Address, number>();
  #ofRoom = 0;

  constructor(
    { unreadOfAddress, unreadOfRoom }: Pick<Allowances, "unreadOfAddress" | "unreadOfRoom">,
    readerOf: (connection: ConnectionId) => FrameReader,
  ) {
    this.#ofAddressAtMost = unreadOfAddress;
    this.#ofRoomAtMost = unreadOfRoom;
    this.#readerOf = readerOf;
  }

  /** Characters sent to `connection` that it has not said it read. */
  of(connection: ConnectionId): number {
    return this.#accounts.get(connection)?.chars ?? 0;
  }

  /** Counts characters that were sent to `connection`, or with a minus, read by it. */
  count(connection: ConnectionId, chars: number): void {
    let account = this.#accounts.get(connection);
    if (account === undefined) {
      account = { ...this.#readerOf(connection), chars: 0 };
      this.#accounts.set(connection, account);
    }
    const before = owed(account);
    account.chars = Math.max(0, account.chars + chars);
    this.#add(account.address, owed(account) - before);
  }

  /** A closed socket keeps its backlog until its other end is gone. */
  keep(connection: ConnectionId, { chars, address }: HeldBacklog): void {
    this.forget(connection);
    this.#accounts.set(connection, { address, unsaid: 0, chars });
    this.#add(address, chars);
  }

  /** Nothing waits for `connection` any more. */
  forget(connection: ConnectionId): void {
    const account = this.#accounts.get(connection);
    if (account === undefined) return;
    this.#add(account.address, -owed(account));
    this.#accounts.delete(connection);
  }

  /** Whether the backlog of `address` or of the room exceeds its limit. */
  isOver(address: Address | undefined): boolean {
    if (this.#ofRoom > this.#ofRoomAtMost) return true;
    return address !== undefined && (this.#ofAddress.get(address) ?? 0) > this.#ofAddressAtMost;
  }

  /**
   * The connections that get nothing more: if an address or the room exceeds its limit, those with at least
   * an even share of its backlog. So a connection that reads stays, beside however many that do not.
   */
  overdrawn(): ReadonlySet<ConnectionId> {
    const found = new Set<ConnectionId>();
    for (const [address, chars] of this.#ofAddress) {
      if (chars <= this.#ofAddressAtMost) continue;
      for (const id of this.#withTheirShare(this.#ofAddressAtMost, address)) found.add(id);
    }
    if (this.#ofRoom > this.#ofRoomAtMost) {
      for (const id of this.#withTheirShare(this.#ofRoomAtMost)) found.add(id);
    }
    return found;
  }

  *#withTheirShare(atMost: number, address?: Address): Iterable<ConnectionId> {
    const owing = [...this.#accounts].filter(
      ([, it]) => owed(it) > 0 && (address === undefined || it.address === address),
    );
    const share = atMost / owing.length;
    for (const [connection, account] of owing) if (owed(account) >= share) yield connection;
  }

  #add(address: Address | undefined, chars: number): void {
    if (chars === 0) return;
    this.#ofRoom += chars;
    if (address === undefined) return;
    const sum = (this.#ofAddress.get(address) ?? 0) + chars;
    if (sum > 0) this.#ofAddress.set(address, sum);
    else this.#ofAddress.delete(address);
  }
}

/** The part of an account that surely waits: a reader reports only now and then. */
function owed({ chars, unsaid }: Account): number {
  return Math.max(0, chars - unsaid);
}
