/**
 * What helps a reader of the log once there is a message to read.
 */
export { walk } from "../messages/walk.ts";
export { nodes } from "../messages/message-nodes.ts";
export { Notices } from "../notices/notices.tsx";
export { AroundLog } from "./around-log.tsx";
export { Missing } from "./missing.tsx";
export { keepFocus } from "./scrolling/held-focus.ts";
export { keepSight, sightOf } from "./scrolling/sight.ts";
