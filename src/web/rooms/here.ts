/**
 * The rooms of this page.
 */
import { openRoom } from "./open-room.ts";
import { Rooms } from "./rooms.ts";

export const rooms = new Rooms(openRoom);
