/**
 * What unread counts load, and nothing else imports: other parts import known-rooms.ts itself. See
 * refuseSharedEntries in build/bundle.ts.
 */
export { unreadInAll, whenKnownChange } from "./known-rooms.ts";
