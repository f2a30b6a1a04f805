/**
 * What a room shows to visitors whom it does not admit, and in an owned room, to those it does.
 */
export { Standing } from "./bounds.tsx";
export { Door } from "./door.tsx";
export { may } from "../../protocol/rights/may.ts";
