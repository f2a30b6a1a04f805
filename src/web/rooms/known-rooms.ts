/**
 * The rooms that this device knows, with the unread count of each: live for those that the page is in, and by
 * the stored head for the others. It loads later, since a reader does not wait for lists and counts.
 */
import { readIn } from "../device/cursors.ts";
import { markRead } from "../device/mark-read.ts";
import { headOf, noteHead } from "../device/heads.ts";
import { keeping } from "../device/kept/later-kept.ts";
import { pinnedRoomsIn } from "../device/pinned-rooms.ts";
import { type Store, whenDeviceChanges } from "../device/device-store.ts";
import { noteTitle, titleIn } from "../device/titles.ts";
import { forgetRoom, visitedIn } from "../device/visited.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { pinnedFirst } from "./room-order.ts";
import { titleGiven } from "./room-title.ts";
import type { Rooms } from "./rooms.ts";
import { unreadBehind, unreadIn } from "./counting.ts";

export interface KnownRoom {
  readonly room: RoomName;
  /** The title that its owner gave it. */
  readonly title: string | undefined;
  /** When this device was last there, in milliseconds since 1970. */
  readonly at: number;
  readonly isPinned: boolean;
  readonly unread: number;
}

/** The keys that titles, counts and order depend on. */
const KEYS = /^(?:rooms|pins|(?:read|head|title)\..+)$/;

/** Pinned rooms come first, then the most recent. */
export function knownRooms(rooms: Pick<Rooms, "joined">, store: Store): KnownRoom[] {
  const visits = new Map(visitedIn(store).map(({ room, at }) => [room, at]));
  const pins = pinnedRoomsIn(store);
  return pinnedFirst([...visits.keys()], pins).map((room) => ({
    room,
    title: titleIn(store, room),
    at: visits.get(room) ?? 0,
    isPinned: pins.includes(room),
    unread: unreadOf(rooms, store, room),
  }));
}

/** The number of unread messages in all of them, except in `except`. */
export function unreadInAll(rooms: Pick<Rooms, "joined">, store: Store, except?: RoomName): number {
  return knownRooms(rooms, store)
    .filter(({ room }) => room !== except)
    .reduce((sum, { unread }) => sum + unread, 0);
}

/** Calls `listener` when {@link knownRooms} may have changed. Returns the undo. */
export function whenKnownChange(rooms: Rooms, listener: () => void): () => void {
  const undos = [
    rooms.subscribe(listener),
    whenDeviceChanges((key) => KEYS.test(key) && listener()),
  ];
  return () => {
    for (const undo of undos) undo();
  };
}

/** From now on, stores the head and the title of each joined room on the device. */
export function noteRooms(rooms: Rooms, store: Store): void {
  const note = (): void => {
    for (const name of rooms.joined.keys()) noteRoom(rooms, store, name);
  };
  rooms.subscribe(note);
  note();
}

/** Leaves the room, and removes everything that this device stores of it. */
export function forgetKnown(
  rooms: Rooms,
  store: Store,
  room: RoomName,
  forget: (room: RoomName) => void = forgetInDatabases,
): void {
  rooms.leave(room);
  forgetRoom(store, room);
  forget(room);
}

function forgetInDatabases(room: RoomName): void {
  keeping.whenThere(({ forgetHistory, forgetOutbox }) => {
    forgetHistory(room);
    forgetOutbox(room);
  });
}

function noteRoom({ joined }: Rooms, store: Store, room: RoomName): void {
  const state = joined.get(room)?.state;
  const cursor = state?.timeline.cursor;
  if (state === undefined || cursor === undefined) return;
  // Only the user's own messages arrived since, and those need not be read.
  const unread = unreadIn(state.timeline, readIn(store, room), state.you);
  if (unread === 0) markRead(store, room, cursor);
  noteHead(store, room, { ...cursor, unread });
  noteTitle(store, room, titleGiven(state.entries));
}

function unreadOf({ joined }: Pick<Rooms, "joined">, store: Store, room: RoomName): number {
  const read = readIn(store, room);
  const state = joined.get(room)?.state;
  return state?.timeline.cursor === undefined
    ? unreadBehind(headOf(store, room), read)
    : unreadIn(state.timeline, read, state.you);
}
