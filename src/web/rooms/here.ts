/**
 * The rooms of this page.
 */
import { forgetHistory } from "../device/history.ts";
import { forgetOutbox } from "../device/outbox.ts";
import { device } from "../device/store.ts";
import { openRoom } from "./open-room.ts";
import { Rooms } from "./rooms.ts";

export const rooms = new Rooms(device, {
  join: openRoom,
  forget(room) {
    forgetHistory(room);
    forgetOutbox(room);
  },
});
