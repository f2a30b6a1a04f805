/**
 * The rooms of this page.
 */
import { keeping } from "../device/kept/later-kept.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { openRoom } from "./open-room.ts";
import { Rooms } from "./rooms.ts";

export const rooms = new Rooms({
  join: openRoom,
  forget: (room) => void forgetKept(room),
});

async function forgetKept(room: RoomName): Promise<void> {
  const { forgetHistory, forgetOutbox } = await keeping.wait();
  forgetHistory(room);
  forgetOutbox(room);
}
