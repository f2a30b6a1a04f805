/**
 * The room's connections and what each is. Changing one is an effect: it must survive a hibernation.
 */
import type {
  Address,
  Connection,
  ConnectionId,
  Joined,
  Listening,
  Waiting,
} from "./connection.ts";
import type { Effect } from "./effects.ts";

export class Connections {
  readonly waiting = new Map<ConnectionId, Waiting>();
  readonly listening = new Map<ConnectionId, Listening>();
  readonly joined = new Map<ConnectionId, Joined>();
  /** Where each comes from, from the moment it opens to its end: so that what is counted then is uncounted then. */
  readonly #addresses = new Map<ConnectionId, Address>();
  readonly #ofAddress = new Map<Address, number>();

  constructor(remembered: Iterable<readonly [ConnectionId, Connection]>) {
    for (const [id, connection] of remembered) this.#put(id, connection);
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

  /** Where `id` comes from, as far as that is known. */
  addressOf(id: ConnectionId): Address | undefined {
    return this.#addresses.get(id);
  }

  /** How many come from `address`. */
  countFrom(address: Address): number {
    return this.#ofAddress.get(address) ?? 0;
  }

  /** Of these, how many have not said hello. */
  countWaitingFrom(address: Address): number {
    let count = 0;
    for (const waiting of this.waiting.values()) if (waiting.address === address) count += 1;
    return count;
  }

  become(id: ConnectionId, state: Connection): Effect {
    this.#put(id, state);
    return { do: "remember", connection: id, state };
  }

  /** Keeps what `id` is by now: for the end of a turn in which it changed more than once. */
  remember(id: ConnectionId): Effect[] {
    const state = this.get(id);
    return state === undefined ? [] : [{ do: "remember", connection: id, state }];
  }

  remove(id: ConnectionId): void {
    const address = this.#addresses.get(id);
    if (address !== undefined) this.#count(address, -1);
    this.#addresses.delete(id);
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
    const { address } = connection;
    if (address !== undefined && !this.#addresses.has(id)) {
      this.#addresses.set(id, address);
      this.#count(address, 1);
    }
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
