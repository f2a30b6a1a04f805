/**
 * Our production bundle, which lies beside the Worker.
 */
export { default, RoomObject } from "../../../../src/worker/index.ts";
