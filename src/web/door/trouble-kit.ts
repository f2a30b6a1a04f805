/**
 * What is shown about a lost connection, for a while or for good.
 */
export { Ended } from "./ended.tsx";
export { Interruption } from "./interruption.tsx";
