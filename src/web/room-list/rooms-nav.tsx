/**
 * The column beside the room on a wide screen: the link to the start page, the other rooms, and the settings.
 */
import type { RoomName } from "../../protocol/names/names.ts";
import { more, words } from "../words/index.ts";
import { Mark } from "../ui/mark.tsx";
import { RoomList } from "./room-list.tsx";
import { SettingsButton } from "../settings/settings-button.tsx";

export function RoomsNav({ current }: { current: RoomName }) {
  return (
    <>
      <a
        class="rooms-home"
        href="/"
        aria-label={`${words.product}, ${more.home}`}
        title={more.home}
      >
        <Mark />
        <span>{words.product}</span>
      </a>
      <RoomList current={current} />
      <SettingsButton room={current} />
    </>
  );
}
