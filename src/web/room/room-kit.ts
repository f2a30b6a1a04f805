/**
 * What members need around the log, once there is a message to read.
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
