/**
 * What serves those who are in a room, once there is something to read.
 */
export { tellReached, walk } from "./walk.ts";
export { Announcer } from "./announcer.tsx";
export { Copying } from "./copying.ts";
export { Bell } from "./bell.tsx";
export { NameForm } from "./name-form.tsx";
export { Notices } from "./notices.tsx";
export { People } from "./people.tsx";
export { PeopleSheet } from "./people-sheet.tsx";
export { Pills } from "./pills.tsx";
export { Reach } from "./reach.tsx";
export { Refusal } from "./refusal.tsx";
export { Sharing } from "./sharing/sharing.tsx";
export { Typists } from "./typists.tsx";
export { keepFocus } from "../held-focus.ts";
export { keepSight, sightOf } from "../sight.ts";
