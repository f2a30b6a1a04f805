/**
 * Our production bundle, as the Worker finds it beside itself.
 */
export { default, RoomObject } from "../../../../src/worker/index.ts";
