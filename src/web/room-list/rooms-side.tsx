/**
 * The column beside the room, on a wide screen. It has its place from the first paint; what stands in it loads later, and
 * moves nothing else when it comes.
 */
import type { RoomName } from "../../protocol/names/names.ts";
import { useLater } from "../loading/use-later.ts";
import { words } from "../words/index.ts";
import { roomsKit } from "./later-rooms-kit.ts";

export function RoomsSide({ current }: { current: RoomName }) {
  const kit = useLater(roomsKit, true);
  return (
    <nav class="rooms-side" aria-label={words.rooms.title}>
      {kit && <kit.RoomsNav current={current} />}
    </nav>
  );
}
