/**
 * The rooms that this page is in. A room stays joined when the reader goes to another, so that its count is
 * live and returning is instant. The page leaves the least recent ones.
 */
import { bring } from "../../client/core/bring.ts";
import type { RoomView } from "../../client/index.ts";
import type { Key } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";

/** Rooms joined at a time: each needs a socket, for the page and for the server. */
const JOINED_AT_MOST = 8;
/** Milliseconds in which changes of a busy room are gathered: nobody reads counts faster. */
const GATHERED_FOR = 200;

/** @param key the key of the invite link that the reader opened */
type Joiner = (room: RoomName, key: Key | undefined) => Promise<RoomView>;

export class Rooms {
  readonly #join: Joiner;
  /** The least recent first. */
  readonly #joining = new Map<RoomName, Promise<RoomView>>();
  readonly #joined = new Map<RoomName, RoomView>();
  readonly #listeners = new Set<() => void>();
  #isGathering = false;

  constructor(join: Joiner) {
    this.#join = join;
  }

  /** The rooms that this page is in. */
  get joined(): ReadonlyMap<RoomName, RoomView> {
    return this.#joined;
  }

  /** @param key the key of the link that the user opened */
  async enter(name: RoomName, key?: Key): Promise<RoomView> {
    const former = this.#joining.get(name);
    const joining = former ?? this.#open(name, key);
    this.#joining.delete(name);
    this.#joining.set(name, joining);
    const room = await joining;
    if (former !== undefined && key !== undefined) bring(room, key);
    this.#leaveOldest(name);
    return room;
  }

  leave(name: RoomName): void {
    const room = this.#joined.get(name);
    // Listeners store its head.
    if (room !== undefined) this.#tell();
    room?.leave();
    this.#joined.delete(name);
    this.#joining.delete(name);
  }

  /** In every room that this page is in. */
  rename(name: string): void {
    for (const room of this.#joined.values()) room.rename(name);
  }

  /** Calls `listener` some time after {@link joined} or the state of a room changed. Returns the undo. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #open(name: RoomName, key: Key | undefined): Promise<RoomView> {
    const room = await this.#join(name, key);
    this.#joined.set(name, room);
    room.subscribe(() => this.#gather());
    this.#gather();
    return room;
  }

  #leaveOldest(current: RoomName): void {
    for (const name of this.#joining.keys()) {
      if (this.#joined.size <= JOINED_AT_MOST) return;
      // A room with unsent messages stays joined to send them.
      if (name !== current && this.#joined.get(name)?.state.outbox.length === 0) this.leave(name);
    }
  }

  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    setTimeout(() => {
      this.#isGathering = false;
      this.#tell();
    }, GATHERED_FOR);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
