/**
 * The readable text of a formatted message.
 */
import type { Inline } from "./nodes.ts";

export function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => ("children" in inline ? textOf(inline.children) : inline.text))
    .join("");
}
