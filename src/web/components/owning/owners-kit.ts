/**
 * What serves those to whom a room is to belong, or who keep order in it.
 */
export { makeRoom } from "./make-room.ts";
export { Beside } from "./member-tools.tsx";
export { OwnerLink } from "./owner-link.tsx";
export { RoomSheet } from "./room-sheet.tsx";
