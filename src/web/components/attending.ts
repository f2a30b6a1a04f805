/**
 * What serves those who are in a room that can be read already.
 */
export { tellReached, walk } from "./walk.ts";
export { Announcer } from "./announcer.tsx";
export { Pills } from "./pills.tsx";
export { Sharing } from "./sharing/sharing.tsx";
export { Typists } from "./typists.tsx";
