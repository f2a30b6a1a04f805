/**
 * What happens in a room, to whoever listens for it. A listener that fails is heard of where uncaught errors are, and keeps
 * nobody else from hearing.
 */
import type { HeardSignal } from "../../protocol/wire/frames.ts";
import type { FlatMessage, Member } from "../../protocol/records/message.ts";
import type { ConnectionState } from "../core/connection.ts";
import type { RoomState } from "../core/room-state.ts";
import { type Change, changesBetween } from "../core/entries.ts";

export interface RoomEvents {
  /** Somebody said something, ourselves too; each once and in order, also what was said while the connection was away. */
  readonly message: FlatMessage;
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

type Told = Partial<RoomEvents>;

export class Emitter {
  readonly #listeners = new Set<(told: Told) => void>();

  on<Type extends keyof RoomEvents>(
    type: Type,
    listener: (event: RoomEvents[Type]) => void,
  ): () => void {
    // Its own, so that one function can listen twice and be undone once.
    const own = (told: Told): void => {
      const event = told[type];
      if (event !== undefined) listener(event);
    };
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** What became of the room: how it was, and how it is. */
  tell(former: RoomState, { connection, notices, entries }: RoomState): void {
    if (connection !== former.connection) this.emit({ connection });
    const lastTold = former.notices.at(-1);
    const told = lastTold === undefined ? -1 : notices.lastIndexOf(lastTold);
    for (const { kind, member } of notices.slice(told + 1)) {
      const news: Partial<Record<typeof kind, Member>> = { [kind]: member };
      this.emit(news);
    }
    for (const change of changesBetween(former.entries, entries)) this.emit({ change });
  }

  emit(told: Told): void {
    for (const listener of this.#listeners) {
      try {
        listener(told);
      } catch (error) {
        setTimeout(() => {
          throw error;
        }, 0);
      }
    }
  }
}
