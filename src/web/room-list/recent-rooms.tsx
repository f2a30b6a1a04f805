/**
 * The rooms that this device has been in. Only the device knows them.
 */
import { useRooms } from "../rooms/use-rooms.ts";
import { device } from "../device/device-store.ts";
import { rooms } from "../rooms/here.ts";
import { forgetKnown } from "../rooms/known-rooms.ts";
import { pathOf } from "../browser/server.ts";
import { roomTitle } from "../rooms/room-title.ts";
import { times, words } from "../words/index.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { Unread } from "./unread-count.tsx";

export function RecentRooms() {
  const known = useRooms();
  if (known.length === 0) return null;
  const now = Date.now();
  return (
    <section class="recent">
      <h2 class="label">{words.start.recent}</h2>
      <ul>
        {known.map(({ room, title, at, unread }) => (
          <li key={room}>
            <a href={pathOf(room)}>
              <LaterIcon name="arch" />
              <span class="recent-title">
                <bdi>{roomTitle(room, title)}</bdi>
              </span>
              <Unread count={unread} />
              <time dateTime={new Date(at).toISOString()} title={times.exact(at)}>
                {times.brief(at, now)}
              </time>
            </a>
            <button
              type="button"
              class="icon-button"
              aria-label={words.start.forget(roomTitle(room, title))}
              title={words.start.forget(roomTitle(room, title))}
              onClick={() => forgetKnown(rooms, device, room)}
            >
              <LaterIcon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
