/**
 * What the page does besides, once it is there: nobody waits for any of it.
 */
export { forgetOld } from "./rooms/forget-old.ts";
export { lookAround } from "./rooms/look-around.ts";
export { callFrom } from "./rooms/notifier.ts";
export { watchForUpdates } from "./updates.ts";
