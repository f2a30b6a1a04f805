/**
 * What happens in a room, to who listens for it. A listener that fails is heard of where uncaught errors are, and keeps
 * nobody else from hearing.
 */
import type { HeardSignal } from "../../protocol/frames.ts";
import type { Member, Message } from "../../protocol/message.ts";
import type { ConnectionState } from "../connection.ts";
import type { RoomState } from "../room-state.ts";
import { type Change, changesBetween } from "../entries.ts";

export interface RoomEvents {
  /** Somebody said something, ourselves too; each once and in order, also what was said while the connection was away. */
  readonly message: Message;
  readonly joined: Member;
  readonly left: Member;
  readonly renamed: Member;
  /** Something that the members share, on joining what is there, then what changes. */
  readonly change: Change;
  readonly connection: ConnectionState;
  /** Something that passes and nobody keeps, our own too. */
  readonly signal: HeardSignal;
  /** Why something that was to be said, shared or sent was not: what its promise rejects with, also if nobody waits for it. */
  readonly failed: unknown;
}

type Listeners = {
  readonly [Type in keyof RoomEvents]: Set<(event: RoomEvents[Type]) => void>;
};

export class Emitter {
  readonly #listeners: Listeners = {
    message: new Set(),
    joined: new Set(),
    left: new Set(),
    renamed: new Set(),
    change: new Set(),
    connection: new Set(),
    signal: new Set(),
    failed: new Set(),
  };

  on<Type extends keyof RoomEvents>(
    type: Type,
    listener: (event: RoomEvents[Type]) => void,
  ): () => void {
    const listeners: Set<(event: RoomEvents[Type]) => void> = this.#listeners[type];
    // Its own, so that one function can listen twice and be undone once.
    const own = (event: RoomEvents[Type]): void => listener(event);
    listeners.add(own);
    return () => void listeners.delete(own);
  }

  /** What became of the room: how it was, and how it is. */
  tell(former: RoomState, { connection, notices, entries }: RoomState): void {
    if (connection !== former.connection) this.emit("connection", connection);
    const lastTold = former.notices.at(-1);
    const told = lastTold === undefined ? -1 : notices.lastIndexOf(lastTold);
    for (const { kind, member } of notices.slice(told + 1)) this.emit(kind, member);
    for (const change of changesBetween(former.entries, entries)) this.emit("change", change);
  }

  emit<Type extends keyof RoomEvents>(type: Type, event: RoomEvents[Type]): void {
    const listeners: Set<(event: RoomEvents[Type]) => void> = this.#listeners[type];
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        setTimeout(() => {
          throw error;
        }, 0);
      }
    }
  }
}
