/**
 * How a member brings others into a room.
 */
export { EmptyRoom } from "./empty-room.tsx";
export { Invite } from "./invite.tsx";
export { InviteButton } from "./invite-button.tsx";
