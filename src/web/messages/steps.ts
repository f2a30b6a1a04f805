/**
 * Where a key leads from one message to another.
 */
import type { Press } from "../browser/press.ts";

export type Step = "previous" | "next" | "first" | "last" | "page-up" | "page-down";

export function stepOf(press: Press): Step | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return undefined;
  switch (press.key) {
    case "ArrowUp":
      return "previous";
    case "ArrowDown":
      return "next";
    case "Home":
      return "first";
    case "End":
      return "last";
    case "PageUp":
      return "page-up";
    case "PageDown":
      return "page-down";
    default:
      return undefined;
  }
}
