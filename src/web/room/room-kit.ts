/**
 * What serves those who are in a room, once there is something to read.
 */
export { tellReached, walk } from "../messages/walk.ts";
export { Announcer } from "../notices/announcer.tsx";
export { Copying } from "../messages/copying.ts";
export { Bell } from "../notify/bell.tsx";
export { NameForm } from "../people/name-form.tsx";
export { Notices } from "../notices/notices.tsx";
export { People } from "../people/people.tsx";
export { PeopleSheet } from "../people/people-sheet.tsx";
export { Pills } from "../log/pills.tsx";
export { Reach } from "../messages/reach.tsx";
export { Refusal } from "../messages/refusal.tsx";
export { Sharing } from "../sharing/sharing.tsx";
export { Typists } from "../composer/typists.tsx";
export { keepFocus } from "../log/held-focus.ts";
export { keepSight, sightOf } from "../log/sight.ts";
