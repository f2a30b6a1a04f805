/**
 * Shows changes of the shared state in the log.
 */
export { SharedNews } from "./shared-news.tsx";
export { changesIn } from "./shared-changes.ts";
