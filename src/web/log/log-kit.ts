/**
 * What serves a reader of the log once there is something to read.
 */
export { tellReached, walk } from "../messages/walk.ts";
export { Copying } from "../messages/copying.ts";
export { Notices } from "../notices/notices.tsx";
export { Pills } from "./pills.tsx";
export { Reach } from "../messages/reach.tsx";
export { Missing } from "./missing.tsx";
export { keepFocus } from "./held-focus.ts";
export { keepSight, sightOf } from "./sight.ts";
