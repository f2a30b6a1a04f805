/**
 * The list of rooms, beside the room or in a drawer over it.
 */
export { RoomsNav } from "./rooms-nav.tsx";
export { RoomsSheet } from "./rooms-sheet.tsx";
