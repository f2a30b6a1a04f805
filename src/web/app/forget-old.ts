/**
 * Drops the oldest messages of rooms that stay open. Nobody reads them, and scrolling up loads them again.
 */
import type { RoomName } from "../../protocol/names/names.ts";
import { knownFrom } from "../log/scrolling/drawn.ts";
import type { Place } from "../log/scrolling/places.ts";
import type { Rooms } from "../rooms/rooms.ts";

/** From now on. Where the reader is further up, nothing is dropped. */
export function forgetOld(rooms: Rooms, places: ReadonlyMap<RoomName, Place>): void {
  rooms.subscribe(() => {
    for (const [name, room] of rooms.joined) {
      const oldest = places.has(name) ? undefined : knownFrom(room.state.timeline.messages);
      if (oldest !== undefined) room.forget(oldest);
    }
  });
}
