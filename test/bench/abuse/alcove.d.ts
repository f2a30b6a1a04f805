/**
 * Our production bundle, which lies beside the billed Worker.
 */
export { default, RoomObject } from "../cost/alcove.js";
