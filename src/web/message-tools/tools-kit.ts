/**
 * The tools and labels of a message that a reader has reached.
 */
export { ToolBar } from "./tool-bar.tsx";
export { ToolSheet } from "./tool-sheet.tsx";
export { toolsFor } from "./tools.ts";
