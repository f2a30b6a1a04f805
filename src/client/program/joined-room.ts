/**
 * The room of `alcove/client`, with everything that a program can do. The other entry points have its parts.
 */
import type { Json } from "../../protocol/records/entry.ts";
import type { Action } from "../../protocol/rights/actions.ts";
import type { Change, Entries } from "../core/entries.ts";
import type { WriteOptions, Written } from "../core/writing.ts";
import { Conversation } from "./conversation.ts";
import { perform } from "./perform.ts";
import { SharedEntries } from "./shared-entries.ts";

/**
 * What `joinRoom` of `alcove/client` returns.
 *
 * @example
 * const room: Room = joinRoom("https://alcove.example.org/r/game-night", { name: "Nora" });
 * await room.set("topic", "Where to eat");
 */
export class JoinedRoom extends Conversation {
  readonly #shared = new SharedEntries(this);

  /** As {@link SharedEntries.entries}. */
  get state(): Entries {
    return this.#shared.entries;
  }

  /** As {@link SharedEntries.set}. */
  set(key: string, value: Json, options?: WriteOptions): Promise<Written> {
    return this.#shared.set(key, value, options);
  }

  /** As {@link SharedEntries.delete}. */
  delete(key: string, options?: WriteOptions): Promise<Written> {
    return this.#shared.delete(key, options);
  }

  /** As {@link SharedEntries.update}. */
  update(key: string, change: (value: Json | undefined) => Json): Promise<Written> {
    return this.#shared.update(key, change);
  }

  /** As {@link SharedEntries.watch}. */
  watch(key?: string, signal?: AbortSignal): AsyncGenerator<Change, void> {
    return this.#shared.watch(key, signal);
  }

  /** As {@link perform}. */
  act(action: Action): Promise<Json | undefined> {
    return perform(this, action);
  }
}
