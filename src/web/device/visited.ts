/**
 * The rooms that this device has been in, most recent first.
 */
import { parseRoomName, type RoomName } from "../../protocol/names/names.ts";
import { forgetCursors } from "./heads.ts";
import { writeDraft } from "./drafts.ts";
import { chooseLevel, levels } from "./levels.ts";
import { pinnedRoomsIn, unpinRoom } from "./pinned-rooms.ts";
import type { Store } from "./device-store.ts";
import { noteTitle } from "./titles.ts";

export interface Visited {
  readonly room: RoomName;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** More than anybody looks through. Older ones are removed, unless they are pinned. */
const KEPT = 50;

export function visitedIn(store: Store): Visited[] {
  return (store.read("rooms") ?? "").split("\n").flatMap((line) => {
    const [name = "", at = ""] = line.split(" ");
    const room = parseRoomName(name);
    return room === undefined || !/^\d+$/.test(at) ? [] : [{ room, at: Number(at) }];
  });
}

export function rememberVisit(store: Store, room: RoomName, at: number): void {
  const pins = new Set(pinnedRoomsIn(store));
  const visited = [{ room, at }, ...visitedIn(store).filter((it) => it.room !== room)];
  const kept = visited.filter((it, place) => place < KEPT || pins.has(it.room));
  write(store, kept);
  for (const it of visited) if (!kept.includes(it)) forgetTraces(store, it.room);
}

/** Forgets that the device has been in `room`, and everything it stored of it. */
export function forgetRoom(store: Store, room: RoomName): void {
  write(
    store,
    visitedIn(store).filter((it) => it.room !== room),
  );
  unpinRoom(store, room);
  forgetTraces(store, room);
}

function forgetTraces(store: Store, room: RoomName): void {
  writeDraft(store, room, "");
  forgetCursors(store, room);
  noteTitle(store, room);
  chooseLevel(store, room, levels[0]);
}

function write(store: Store, visited: readonly Visited[]): void {
  store.write("rooms", visited.map(({ room, at }) => `${room} ${at}`).join("\n"));
}
