/**
 * The events of a room. A listener that throws is reported as an uncaught error, and does not keep other
 * listeners from being called.
 */
import type { HeardSignal } from "../../protocol/wire/frames.ts";
import type { FlatMessage, Member } from "../../protocol/records/message.ts";
import type { ConnectionState } from "../core/reconnecting-socket.ts";
import type { RoomState } from "../core/room-state.ts";
import { type Change, changesBetween } from "../core/entries.ts";

export interface RoomEvents {
  /**
   * A message, including the member's own: each once and in order, and also those sent while the connection
   * was lost.
   */
  readonly message: FlatMessage;
  readonly joined: Member;
  readonly left: Member;
  readonly renamed: Member;
  /** An entry: on joining each current one, then each change. */
  readonly change: Change;
  readonly connection: ConnectionState;
  /** A signal, including the member's own. */
  readonly signal: HeardSignal;
  /** The rejection of a call, whether or not it is awaited. */
  readonly failed: unknown;
}

type ToldEvents = Partial<RoomEvents>;

export class Emitter {
  readonly #listeners = new Set<(told: ToldEvents) => void>();

  on<Type extends keyof RoomEvents>(
    type: Type,
    listener: (event: RoomEvents[Type]) => void,
  ): () => void {
    // A wrapper, so that one function can listen twice and be removed once.
    const own = (told: ToldEvents): void => {
      const event = told[type];
      if (event !== undefined) listener(event);
    };
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Emits what changed between two states of the room. */
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

  emit(told: ToldEvents): void {
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
