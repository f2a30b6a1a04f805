/**
 * The rooms that this page is in, and what is unread in all that the device knows. A room stays joined when one goes
 * to another, so that its count is live and the way back is instant; of the least recent the page takes leave.
 */
import { bring } from "../../client/core/bring.ts";
import type { RoomView } from "../../client/index.ts";
import type { Key } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { headOf, markRead, noteHead, readIn } from "../device/cursors.ts";
import { pinnedRoomsIn } from "../device/pinned-rooms.ts";
import type { Store } from "../device/device-store.ts";
import { noteTitle, titleIn } from "../device/titles.ts";
import { forgetRoom, visitedIn } from "../device/visited.ts";
import { pinnedFirst } from "./room-order.ts";
import { titleGiven } from "./room-title.ts";
import { unreadBehind, unreadIn } from "./unread.ts";

export interface KnownRoom {
  readonly room: RoomName;
  /** What its owner called it. */
  readonly title: string | undefined;
  /** When this device was last there, milliseconds since 1970. */
  readonly at: number;
  readonly isPinned: boolean;
  readonly unread: number;
}

/** Rooms joined at a time: each is a socket, for the page and for the server. */
const JOINED_AT_MOST = 8;
/** Milliseconds in which changes of a busy room are gathered: counts are not read faster. */
const GATHERED_FOR = 200;

/** What the page does with one room. */
interface RoomsPorts {
  readonly join: (room: RoomName, key: Key | undefined) => Promise<RoomView>;
  /** Forgets what was kept of it. */
  readonly forget: (room: RoomName) => void;
}

export class Rooms {
  readonly #store: Store;
  readonly #ports: RoomsPorts;
  /** The least recent first. */
  readonly #joining = new Map<RoomName, Promise<RoomView>>();
  readonly #joined = new Map<RoomName, RoomView>();
  readonly #listeners = new Set<() => void>();
  #isGathering = false;

  constructor(store: Store, ports: RoomsPorts) {
    this.#store = store;
    this.#ports = ports;
  }

  /** Those that this page is in. */
  get joined(): ReadonlyMap<RoomName, RoomView> {
    return this.#joined;
  }

  /** @param key of the link that one came by */
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

  /** Leaves the room for good, as far as this device is concerned. */
  forget(name: RoomName): void {
    this.#leave(name);
    forgetRoom(this.#store, name);
    this.#ports.forget(name);
    this.#tell();
  }

  /** In all that this page is in. */
  rename(name: string): void {
    for (const room of this.#joined.values()) room.rename(name);
  }

  /** All that the device knows: what is pinned, then the most recent first. */
  known(): KnownRoom[] {
    const visits = new Map(visitedIn(this.#store).map(({ room, at }) => [room, at]));
    const pins = pinnedRoomsIn(this.#store);
    return pinnedFirst([...visits.keys()], pins).map((room) => ({
      room,
      title: titleIn(this.#store, room),
      at: visits.get(room) ?? 0,
      isPinned: pins.includes(room),
      unread: this.#unread(room),
    }));
  }

  /** Calls `listener` some time after {@link known} or {@link joined} changed by what this page heard, until undone. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #open(name: RoomName, key: Key | undefined): Promise<RoomView> {
    const room = await this.#ports.join(name, key);
    this.#joined.set(name, room);
    room.subscribe(() => this.#gather());
    this.#gather();
    return room;
  }

  #leaveOldest(current: RoomName): void {
    for (const name of this.#joining.keys()) {
      if (this.#joined.size <= JOINED_AT_MOST) return;
      // What is still to be said there is said from here.
      if (name !== current && this.#joined.get(name)?.state.outbox.length === 0) this.#leave(name);
    }
  }

  #leave(name: RoomName): void {
    this.#note(name);
    this.#joined.get(name)?.leave();
    this.#joined.delete(name);
    this.#joining.delete(name);
  }

  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    setTimeout(() => {
      this.#isGathering = false;
      for (const name of this.#joined.keys()) this.#note(name);
      this.#tell();
    }, GATHERED_FOR);
  }

  /** Tells the device how far the room is, and what it is called. */
  #note(name: RoomName): void {
    const state = this.#joined.get(name)?.state;
    const cursor = state?.timeline.cursor;
    if (state === undefined || cursor === undefined) return;
    // Nobody else said anything since: one's own need not be read.
    const unread = unreadIn(state.timeline, readIn(this.#store, name), state.you);
    if (unread === 0) markRead(this.#store, name, cursor);
    noteHead(this.#store, name, { ...cursor, unread });
    noteTitle(this.#store, name, titleGiven(state.entries));
  }

  #unread(name: RoomName): number {
    const read = readIn(this.#store, name);
    const state = this.#joined.get(name)?.state;
    return state?.timeline.cursor === undefined
      ? unreadBehind(headOf(this.#store, name), read)
      : unreadIn(state.timeline, read, state.you);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
