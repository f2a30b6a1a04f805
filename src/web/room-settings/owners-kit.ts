/**
 * What serves those to whom a room is to belong, or who keep order in it.
 */
export { MemberTools } from "../owning/member-tools.tsx";
export { OwnerLink } from "../owning/owner-link.tsx";
export { RoomSheet } from "./room-sheet.tsx";
