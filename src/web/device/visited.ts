/**
 * The rooms this device has been in, most recent first.
 */
import { parseRoomName, type RoomName } from "../../protocol/names.ts";
import { writeDraft } from "./drafts.ts";
import type { Store } from "./store.ts";

export interface Visited {
  readonly room: RoomName;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** More than anybody looks through; older ones are forgotten. */
const KEPT = 50;

export function visitedIn(store: Store): Visited[] {
  return (store.read("rooms") ?? "").split("\n").flatMap((line) => {
    const [name = "", at = ""] = line.split(" ");
    const room = parseRoomName(name);
    return room === undefined || !/^\d+$/.test(at) ? [] : [{ room, at: Number(at) }];
  });
}

export function remember(store: Store, room: RoomName, at: number): void {
  write(store, [{ room, at }, ...visitedIn(store).filter((it) => it.room !== room)].slice(0, KEPT));
}

/** Forgets that the device has been in `room`, and what was not finished writing there. */
export function forget(store: Store, room: RoomName): void {
  write(
    store,
    visitedIn(store).filter((it) => it.room !== room),
  );
  writeDraft(store, room, "");
}

function write(store: Store, visited: readonly Visited[]): void {
  store.write("rooms", visited.map(({ room, at }) => `${room} ${at}`).join("\n"));
}
