/**
 * What brings others into a room, once one is in it oneself.
 */
export { EmptyRoom } from "./empty-room.tsx";
export { Invite } from "./invite.tsx";
export { InviteButton } from "./invite-button.tsx";
