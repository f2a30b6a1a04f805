/**
 * What the page does in the background, once it is there: nobody waits for any of it.
 */
export { dressAsChosen } from "./dress-as-chosen.ts";
export { forgetOld } from "./forget-old.ts";
export { noteRooms } from "../rooms/known-rooms.ts";
export { lookAround } from "../rooms/look-around.ts";
export { sleepWith } from "../rooms/sleep.ts";
export { notifyFrom } from "../notify/notifier.ts";
export { watchForUpdates } from "./updates.ts";
