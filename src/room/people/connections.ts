/**
 * The room's connections and their states. A change of state is an effect, since it must survive a
 * hibernation.
 */
import type {
  Address,
  Connection,
  ConnectionId,
  Joined,
  Listening,
  Waiting,
} from "../turn/connection.ts";
import type { Effect } from "../turn/effects.ts";

export class Connections {
  readonly waiting = new Map<ConnectionId, Waiting>();
  readonly listening = new Map<ConnectionId, Listening>();
  readonly joined = new Map<ConnectionId, Joined>();
  /**
   * Every socket from its opening to its end, and its address. A socket that the room has closed holds memory
   * until the other end is gone, so it counts until then.
   */
  readonly #sockets = new Map<ConnectionId, Address | undefined>();
  readonly #ofAddress = new Map<Address, number>();

  constructor(remembered: Iterable<readonly [ConnectionId, Connection]>) {
    for (const [id, connection] of remembered) this.#put(id, connection);
  }

  /** The number of sockets that are not gone, also of those that the room has closed. */
  get sockets(): number {
    return this.#sockets.size;
  }

  get(id: ConnectionId): Connection | undefined {
    return this.joined.get(id) ?? this.waiting.get(id) ?? this.listening.get(id);
  }

  get size(): number {
    return this.joined.size + this.waiting.size + this.listening.size;
  }

  isPlain(id: ConnectionId): boolean {
    return this.joined.get(id)?.plain === true;
  }

  /** The address of `id`, as far as it is known. */
  addressOf(id: ConnectionId): Address | undefined {
    return this.#sockets.get(id);
  }

  /** A socket from `address` is open. */
  opened(id: ConnectionId, address: Address | undefined): void {
    if (this.#sockets.has(id)) return;
    this.#sockets.set(id, address);
    if (address !== undefined) this.#count(address, 1);
  }

  gone(id: ConnectionId): void {
    const address = this.#sockets.get(id);
    if (this.#sockets.delete(id) && address !== undefined) this.#count(address, -1);
  }

  countFrom(address: Address): number {
    return this.#ofAddress.get(address) ?? 0;
  }

  /** Of these, the number without a hello. */
  countWaitingFrom(address: Address): number {
    let count = 0;
    for (const waiting of this.waiting.values()) if (waiting.address === address) count += 1;
    return count;
  }

  become(id: ConnectionId, state: Connection): Effect {
    this.#put(id, state);
    return { do: "remember", connection: id, state };
  }

  /** Stores the state of `id` at the end of a turn in which it changed more than once. */
  remember(id: ConnectionId): Effect[] {
    const state = this.get(id);
    return state === undefined ? [] : [{ do: "remember", connection: id, state }];
  }

  remove(id: ConnectionId): void {
    this.joined.delete(id);
    this.waiting.delete(id);
    this.listening.delete(id);
  }

  #count(address: Address, more: number): void {
    const count = this.countFrom(address) + more;
    if (count > 0) this.#ofAddress.set(address, count);
    else this.#ofAddress.delete(address);
  }

  #put(id: ConnectionId, connection: Connection): void {
    this.opened(id, connection.address);
    switch (connection.state) {
      case "waiting":
        this.waiting.set(id, connection);
        break;
      case "listening":
        this.listening.set(id, connection);
        break;
      case "joined":
        this.waiting.delete(id);
        this.joined.set(id, connection);
    }
  }
}
