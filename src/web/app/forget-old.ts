/**
 * Lets go of what was said long ago in rooms that stay open: nobody reads it, and whoever scrolls up gets it back.
 */
import type { RoomName } from "../../protocol/names/names.ts";
import { knownFrom } from "../log/scrolling/drawn.ts";
import type { Place } from "../log/scrolling/places.ts";
import type { Rooms } from "../rooms/rooms.ts";

/** From now on. Where somebody is further up, nothing is taken from them. */
export function forgetOld(rooms: Rooms, places: ReadonlyMap<RoomName, Place>): void {
  rooms.subscribe(() => {
    for (const [name, room] of rooms.joined) {
      const oldest = places.has(name) ? undefined : knownFrom(room.state.timeline.messages);
      if (oldest !== undefined) room.forget(oldest);
    }
  });
}
