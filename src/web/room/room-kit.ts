/**
 * What serves those who are in a room, around its log, once there is something to read.
 */
export { changeSettings } from "../device/change-settings.ts";
export { rememberVisit } from "../device/visited.ts";
export { Announcer } from "../notices/announcer.tsx";
export { KeyListener } from "./key-listener.ts";
export { Bell } from "../notify/bell.tsx";
export { People } from "../people/people.tsx";
export { PeopleSheet } from "../people/people-sheet.tsx";
export { Sharing } from "../sharing/sharing.tsx";
export { typingIn } from "../composer/tell-typing.ts";
export { TypingNotice } from "../composer/typing-notice.tsx";
