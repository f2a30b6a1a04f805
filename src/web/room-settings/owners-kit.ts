/**
 * What serves those to whom a room is to belong, or who keep order in it.
 */
export { makeRoom } from "../owning/make-room.ts";
export { Beside } from "../owning/member-tools.tsx";
export { OwnerLink } from "../owning/owner-link.tsx";
export { RoomSheet } from "./room-sheet.tsx";
