/**
 * What a room says to somebody who is not let in, and where somebody owns it, to those who are.
 */
export { Standing } from "./bounds.tsx";
export { Door } from "./door.tsx";
export { may } from "../../protocol/rights/may.ts";
