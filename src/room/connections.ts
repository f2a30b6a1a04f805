/**
 * The room's connections and what each is. Changing one is an effect: it must survive a hibernation.
 */
import type { Connection, ConnectionId, Joined, Listening, Waiting } from "./connection.ts";
import type { Effect } from "./effects.ts";

export class Connections {
  readonly waiting = new Map<ConnectionId, Waiting>();
  readonly listening = new Map<ConnectionId, Listening>();
  readonly joined = new Map<ConnectionId, Joined>();

  constructor(remembered: Iterable<readonly [ConnectionId, Connection]>) {
    for (const [id, connection] of remembered) this.#put(id, connection);
  }

  get(id: ConnectionId): Connection | undefined {
    return this.joined.get(id) ?? this.waiting.get(id) ?? this.listening.get(id);
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
    this.joined.delete(id);
    this.waiting.delete(id);
    this.listening.delete(id);
  }

  #put(id: ConnectionId, connection: Connection): void {
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
