/**
 * What counts unread messages, in a file of its own: other parts import it too (see build/bundle.ts).
 */
export { unreadInAll, whenKnownChange } from "./known-rooms.ts";
