/**
 * The rooms beside the room one is in, where there is room for them.
 */
import { words } from "../words/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { Mark } from "../ui/mark.tsx";
import { RoomList } from "./room-list.tsx";
import { SettingsButton } from "../settings/settings-button.tsx";

export function RoomsSide({ current }: { current: RoomName }) {
  return (
    <nav class="rooms-side" aria-label={words.rooms.title}>
      <a
        class="rooms-home"
        href="/"
        aria-label={`${words.product}, ${words.home}`}
        title={words.home}
      >
        <Mark />
        <span>{words.product}</span>
      </a>
      <RoomList current={current} />
      <SettingsButton room={current} />
    </nav>
  );
}
