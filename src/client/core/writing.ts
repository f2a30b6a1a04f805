/**
 * Writes entries, each write once and in order. {@link RoomState.entries} has the current ones.
 */
import type { Json } from "../../protocol/records/entry.ts";
import type { Seq } from "../../protocol/ids.ts";
import { RefusedError } from "./refused-error.ts";
import type { RoomView } from "./room-view.ts";

/** The result of a write. */
export interface Written {
  readonly key: string;
  /** The seq of the write; 0 for a delete where there was no entry. */
  readonly rev: Seq;
  /** Absent after a delete. */
  readonly value?: Json;
}

export interface WriteOptions {
  /**
   * Writes only if the entry has this rev; with 0, only if there is no entry. Otherwise it is refused as a
   * `conflict`.
   */
  readonly rev?: Seq;
}

/**
 * Milliseconds to wait at most before the second try of an update, doubling: many clients may update the same
 * entry.
 */
const RETRY_WITHIN = 4;
const RETRY_WITHIN_AT_MOST = 1_000;

/**
 * Sets the entry `key`, now or as soon as there is a connection.
 *
 * @returns once it is stored
 * @throws RefusedError with the room's reason, or `closed` if the connection ended for good
 * @example
 * await setEntry(room, "topic", "Where to eat");
 */
export function setEntry(
  room: RoomView,
  key: string,
  value: Json,
  { rev }: WriteOptions = {},
): Promise<Written> {
  return new Promise((resolve, refused) => {
    const id = room.ports.newId();
    const written = (done: Seq): void => resolve({ key, rev: done, value });
    room.outbox.request({ type: "set", id, key, value, rev }, { written, refused });
  });
}

/**
 * Deletes the entry `key`, if there is one.
 *
 * @returns once it is stored, also if there was no entry
 * @throws RefusedError as {@link setEntry}
 */
export function deleteEntry(
  room: RoomView,
  key: string,
  { rev }: WriteOptions = {},
): Promise<Written> {
  return new Promise((resolve, refused) => {
    const id = room.ports.newId();
    const written = (done: Seq): void => resolve({ key, rev: done });
    room.outbox.request({ type: "delete", id, key, rev }, { written, refused });
  });
}

/**
 * Sets the entry `key` to what `change` returns for its value, and tries again for as long as others write in
 * between.
 *
 * @param change gets `undefined` if there is no entry
 * @throws RefusedError as {@link setEntry}
 * @example
 * await updateEntry(room, "votes", (votes) => (typeof votes === "number" ? votes + 1 : 1));
 */
export async function updateEntry(
  room: RoomView,
  key: string,
  change: (value: Json | undefined) => Json,
): Promise<Written> {
  const { clock, random } = room.ports;
  let entry = room.state.entries.get(key);
  for (let wait = RETRY_WITHIN; ; wait = Math.min(2 * wait, RETRY_WITHIN_AT_MOST)) {
    try {
      return await setEntry(room, key, change(entry?.value), { rev: entry?.rev ?? 0 });
    } catch (error) {
      if (!(error instanceof RefusedError) || error.code !== "conflict") throw error;
      entry = error.entry;
      const pause = random() * wait;
      await new Promise<void>((done) => void clock.after(pause, done));
    }
  }
}
