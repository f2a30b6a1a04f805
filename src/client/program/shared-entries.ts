/**
 * What the members of a room share, for a program: read, written once and in order, and followed.
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

  /** By key: as far as we have heard, so without what is still on its way. */
  get entries(): Entries {
    return this.#room.seen.entries;
  }

  /**
   * Shares `value` under `key`, now or as soon as there is a connection: once, and in the order of the calls.
   *
   * @param key 1 to 64 of `A-Z a-z 0-9 . _ : / -`
   * @param value any JSON of at most 4,096 bytes
   * @param options with a `rev`, only if the entry has that one, or with 0, if there is none
   * @returns once it is stored
   * @throws {RefusedError} `conflict`, with the entry that is there, if it has another rev; or why it cannot be stored
   * @throws {TypeError} if there is a number in `value` that JSON has not: NaN, Infinity
   * @throws {ClosedError} if the room closed, or we left, before it was known to be stored
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
   * Deletes what is shared under `key`, if there is something; else as {@link set}.
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
   * Shares what `change` makes of the value that is there, `undefined` if there is none. Nobody's change is lost: if somebody
   * else was faster, `change` is called again with what they wrote.
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
   * What is shared, and then every change of it; of what changes faster than one reads, the newest. Ends when the room is
   * left, or with `signal`.
   *
   * @param key of one entry; all unless given
   * @throws {ClosedError} to whoever reads, when the room closes for good
   *
   * @example
   * for await (const { key, entry } of shared.watch()) console.log(key, entry?.value);
   */
  async *watch(key?: string, signal?: AbortSignal): AsyncGenerator<Change, void> {
    yield* watch(await this.#room.view, key, signal);
  }
}
