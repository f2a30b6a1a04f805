/**
 * Tells in the conversation what became of all that the members share.
 */
export { SharedNews } from "./shared-news.tsx";
export { changesIn } from "./shared-changes.ts";
