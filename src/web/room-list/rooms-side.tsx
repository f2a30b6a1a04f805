/**
 * The column beside the room on a wide screen. Its space is reserved from the first paint. Its content loads
 * later and moves nothing else.
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
