/**
 * What serves those who are in a room, around its log, once there is something to read.
 */
export { changeSettings } from "../device/change-settings.ts";
export { Announcer } from "../notices/announcer.tsx";
export { KeyListener } from "./key-listener.ts";
export { Bell } from "../notify/bell.tsx";
export { PeopleSheet } from "../people/people-sheet.tsx";
export { PeoplePanel } from "./people-panel.tsx";
export { RememberVisit } from "../rooms/remember-visit.ts";
export { typingIn } from "../composer/tell-typing.ts";
export { TypingNotice } from "../composer/typing-notice.tsx";
