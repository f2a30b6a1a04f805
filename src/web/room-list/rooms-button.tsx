/**
 * The way to the other rooms where there is no room beside this one: a drawer, and on its button how much is unread
 * elsewhere.
 */
import { useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names/names.ts";
import { useRooms } from "../rooms/use-rooms.ts";
import { words } from "../words/index.ts";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { RoomList } from "./room-list.tsx";
import { SettingsButton } from "../settings/settings-button.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { Unread } from "./unread-count.tsx";

export function RoomsButton({ current }: { current: RoomName }) {
  const [isOpen, setIsOpen] = useState(false);
  const others = useRooms().filter(({ room }) => room !== current);
  const unread = others.reduce((sum, it) => sum + it.unread, 0);
  return (
    <>
      <button
        type="button"
        class="home rooms-button"
        aria-haspopup="dialog"
        aria-label={words.rooms.open(unread)}
        title={words.rooms.title}
        onClick={() => setIsOpen(true)}
      >
        <Mark />
        <Unread count={unread} />
      </button>
      {isOpen && (
        <Sheet label={words.rooms.title} kind="rooms-sheet" onClose={() => setIsOpen(false)}>
          <h2 class="label">{words.rooms.title}</h2>
          <RoomList current={current} />
          <div class="rooms-more">
            <a class="quiet" href="/">
              <Icon name="arch" />
              {words.home}
            </a>
            <SettingsButton room={current} />
          </div>
        </Sheet>
      )}
    </>
  );
}
