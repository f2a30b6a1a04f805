/**
 * The entries of a room, for a program: reads, writes and follows them.
 */
import type { Json } from "../../protocol/records/entry.ts";
import type { Change, Entries } from "../core/entries.ts";
import {
  deleteEntry,
  setEntry,
  updateEntry,
  type WriteOptions,
  type Written,
} from "../core/writing.ts";
import { checkKey, checkRev, checkValue } from "./checks.ts";
import type { Conversation } from "./conversation.ts";
import { watch } from "./reading/watching.ts";

/**
 * The JSON values that the members of a room share, each under a key.
 *
 * @example
 * import { joinRoom } from "alcove/client/core";
 * import { SharedEntries } from "alcove/client/state";
 *
 * const shared = new SharedEntries(joinRoom("https://alcove.example.org/r/game-night"));
 * await shared.set("topic", "Where to eat");
 */
export class SharedEntries {
  readonly #room: Conversation;

  constructor(room: Conversation) {
    this.#room = room;
  }

  /** By key, as of the cursor. Writes of this client that are not stored yet are not included. */
  get entries(): Entries {
    return this.#room.seen.entries;
  }

  /**
   * Sets the entry `key`, now or as soon as there is a connection: once, and in the order of the calls.
   *
   * @param key 1 to 64 of `A-Z a-z 0-9 . _ : / -`
   * @param value any JSON of at most 4,096 bytes
   * @param options with a `rev`, writes only if the entry has that rev; with 0, only if there is no entry
   * @returns once it is stored
   * @throws {RefusedError} `conflict`, with the current entry, if it has another rev; or why it cannot be
   *   stored
   * @throws {TypeError} if `value` contains a number that JSON does not have: NaN, Infinity
   * @throws {ClosedError} if the room closed, or the program left, before it was known to be stored
   *
   * @example
   * const { rev } = await shared.set("topic", "Where to eat");
   * await shared.set("topic", "What to cook", { rev });
   */
  set(key: string, value: Json, options: WriteOptions = {}): Promise<Written> {
    return this.#room.within((view) => {
      checkKey(key);
      checkValue(value);
      checkRev(options);
      return setEntry(view, key, value, options);
    });
  }

  /**
   * Deletes the entry `key`, if there is one; otherwise as {@link set}.
   *
   * @throws {RefusedError}
   * @throws {ClosedError}
   *
   * @example
   * await shared.delete("topic");
   */
  delete(key: string, options: WriteOptions = {}): Promise<Written> {
    return this.#room.within((view) => {
      checkKey(key);
      checkRev(options);
      return deleteEntry(view, key, options);
    });
  }

  /**
   * Sets the entry `key` to what `change` returns for its value, which is `undefined` if there is no entry.
   * If somebody else writes in between, `change` is called again with their value, so that no change is lost.
   *
   * @throws {RefusedError}
   * @throws {ClosedError}
   *
   * @example
   * await shared.update("votes", (votes) => (typeof votes === "number" ? votes + 1 : 1));
   */
  update(key: string, change: (value: Json | undefined) => Json): Promise<Written> {
    return this.#room.within((view) => {
      checkKey(key);
      return updateEntry(view, key, (value) => {
        const next = change(value);
        checkValue(next);
        return next;
      });
    });
  }

  /**
   * The current entries, and then every change; of entries that change faster than they are read, the newest.
   * Ends when the program leaves, or with `signal`.
   *
   * @param key of one entry; all entries by default
   * @throws {ClosedError} to the reader, when the room closes for good
   *
   * @example
   * for await (const { key, entry } of shared.watch()) console.log(key, entry?.value);
   */
  async *watch(key?: string, signal?: AbortSignal): AsyncGenerator<Change, void> {
    yield* watch(await this.#room.view, key, signal);
  }
}
