/**
 * What is told of a connection that is gone, for a while or for good.
 */
export { Ended } from "./ended.tsx";
export { Interruption } from "./interruption.tsx";
