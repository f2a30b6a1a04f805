/**
 * What this device stores of a room, apart from reading it.
 */
export { forgetHistory, keepHistory } from "./keep-history.ts";
export { forgetOutbox } from "./forget-outbox.ts";
export { openOutbox } from "./kept-outbox.ts";
