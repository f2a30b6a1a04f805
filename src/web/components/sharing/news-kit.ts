/**
 * Tells in the conversation what became of all that the members share.
 */
export { SharedNews } from "./shared-news.tsx";
export { changesIn } from "../../view/shared-news.ts";
