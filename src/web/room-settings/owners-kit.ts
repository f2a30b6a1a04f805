/**
 * What owners, moderators and claimers of a room need.
 */
export { MemberTools } from "../owning/member-tools.tsx";
export { OwnerLink } from "../owning/owner-link.tsx";
export { RoomSheet } from "./room-sheet.tsx";
