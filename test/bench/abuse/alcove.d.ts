/**
 * Our production bundle, as the billed Worker finds it beside itself.
 */
export { default, RoomObject } from "../cost/alcove.js";
