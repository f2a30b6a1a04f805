/**
 * What serves those to whom a room is to belong, or who keep order in it.
 */
export { Made, makeRoom } from "./made.tsx";
export { Beside } from "./member-tools.tsx";
export { RoomSheet } from "./room-sheet.tsx";
