/**
 * The rooms that this device knows, with the unread count of each and a link to it.
 */
import { useRef, useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names/names.ts";
import { pinRoom, unpinRoom } from "../device/pinned-rooms.ts";
import { device } from "../device/device-store.ts";
import { useRooms } from "../rooms/use-rooms.ts";
import { go } from "../browser/navigation.ts";
import { rooms } from "../rooms/here.ts";
import { forgetKnown, type KnownRoom } from "../rooms/known-rooms.ts";
import { pathOf } from "../browser/server.ts";
import { pinnedFirst, settledOrder } from "../rooms/room-order.ts";
import { roomTitle } from "../rooms/room-title.ts";
import { more, words } from "../words/index.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { Unread } from "./unread-count.tsx";

export function RoomList({ current }: { current: RoomName }) {
  const known = useInOrder(useRooms());
  const [asked, setAsked] = useState<RoomName>();
  const forget = (room: RoomName): void => {
    setAsked(undefined);
    forgetKnown(rooms, device, room);
    if (room === current) go("/");
  };
  return (
    <ul class="room-list">
      {known.map(({ room, title: given, isPinned, unread }) => {
        const title = roomTitle(room, given);
        if (room === asked)
          return (
            <li key={room} class="asking" role="group" aria-label={more.rooms.ask(title)}>
              <p>{more.rooms.ask(title)}</p>
              <button type="button" class="quiet" onClick={() => setAsked(undefined)}>
                {more.rooms.keep}
              </button>
              <button type="button" class="quiet danger" onClick={() => forget(room)}>
                {more.rooms.forget}
              </button>
            </li>
          );
        const pinning = isPinned ? more.rooms.unpin(title) : more.rooms.pin(title);
        return (
          <li key={room} class={isPinned ? "pinned" : undefined}>
            <a href={pathOf(room)} aria-current={room === current ? "page" : undefined}>
              <span class="room-title">
                <bdi>{title}</bdi>
              </span>
              <Unread count={unread} />
            </a>
            <button
              type="button"
              class="icon-button pin"
              aria-label={pinning}
              title={pinning}
              aria-pressed={isPinned}
              onClick={() => (isPinned ? unpinRoom : pinRoom)(device, room)}
            >
              <LaterIcon name="pin" />
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label={words.start.forget(title)}
              title={words.start.forget(title)}
              onClick={() => setAsked(room)}
            >
              <LaterIcon name="close" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Opening a room makes it the most recent one, but the list on the screen keeps its order. */
function useInOrder(known: readonly KnownRoom[]): KnownRoom[] {
  const order = useRef<readonly RoomName[]>([]);
  const byName = new Map(known.map((it) => [it.room, it]));
  const stood = settledOrder(order.current, [...byName.keys()]);
  const pins = known.filter(({ isPinned }) => isPinned).map(({ room }) => room);
  order.current = stood;
  return pinnedFirst(stood, pins).flatMap((room) => byName.get(room) ?? []);
}
