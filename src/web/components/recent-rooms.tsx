/**
 * The rooms this device has been in. Only the device knows.
 */
import { useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names.ts";
import { forgetHistory } from "../device/history.ts";
import { device } from "../device/store.ts";
import { forget, visitedIn } from "../device/visited.ts";
import { pathOf } from "../server.ts";
import { roomTitle } from "../view/room-title.ts";
import { times, words } from "../words/index.ts";
import { Icon } from "./icon.tsx";

export function RecentRooms() {
  const [rooms, setRooms] = useState(() => visitedIn(device));
  if (rooms.length === 0) return null;
  const now = Date.now();
  const drop = (room: RoomName): void => {
    forget(device, room);
    forgetHistory(room);
    setRooms(visitedIn(device));
  };
  return (
    <section class="recent">
      <h2 class="label">{words.start.recent}</h2>
      <ul>
        {rooms.map(({ room, at }) => (
          <li key={room}>
            <a href={pathOf(room)}>
              <Icon name="arch" />
              <span class="recent-title">
                <bdi>{roomTitle(room)}</bdi>
              </span>
              <time dateTime={new Date(at).toISOString()} title={times.exact(at)}>
                {times.brief(at, now)}
              </time>
            </a>
            <button
              type="button"
              class="icon-button"
              aria-label={words.start.forget(roomTitle(room))}
              title={words.start.forget(roomTitle(room))}
              onClick={() => drop(room)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
