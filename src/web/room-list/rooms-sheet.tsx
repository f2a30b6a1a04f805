/**
 * The drawer with the list of rooms, where there is no column for it.
 */
import type { RoomName } from "../../protocol/names/names.ts";
import { more, words } from "../words/index.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { RoomList } from "./room-list.tsx";
import { SettingsButton } from "../settings/settings-button.tsx";
import { Sheet } from "../ui/sheet.tsx";

interface RoomsSheetProps {
  readonly current: RoomName;
  readonly onClose: () => void;
}

export function RoomsSheet({ current, onClose }: RoomsSheetProps) {
  return (
    <Sheet label={words.rooms.title} kind="rooms-sheet" onClose={onClose}>
      <h2 class="label">{words.rooms.title}</h2>
      <RoomList current={current} />
      <div class="rooms-more">
        <a class="quiet" href="/">
          <LaterIcon name="arch" />
          {more.home}
        </a>
        <SettingsButton room={current} />
      </div>
    </Sheet>
  );
}
