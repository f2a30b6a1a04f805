/**
 * The button that opens the drawer of rooms, with the number of unread messages in the other rooms.
 */
import { useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names/names.ts";
import { useLater } from "../loading/use-later.ts";
import { useUnread } from "../rooms/use-unread.ts";
import { words } from "../words/index.ts";
import { Mark } from "../ui/mark.tsx";
import { roomsKit } from "./later-rooms-kit.ts";
import { Unread } from "./unread-count.tsx";

export function RoomsButton({ current }: { current: RoomName }) {
  const [isOpen, setIsOpen] = useState(false);
  const kit = useLater(roomsKit, isOpen);
  const unread = useUnread(current);
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
      {kit && <kit.RoomsSheet current={current} onClose={() => setIsOpen(false)} />}
    </>
  );
}
