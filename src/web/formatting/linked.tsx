/**
 * Text with addresses but without formatting.
 */
import type { ComponentChild } from "preact";
import { isClear } from "./may-be-formatted.ts";
import { linkify } from "./parse/linkify.ts";
import { Anchor } from "./anchor.tsx";

export function linked(text: string): ComponentChild[] {
  return linkify(text).map((part, place) =>
    part.kind === "text" || !isClear(part.text) ? (
      part.text
    ) : (
      <Anchor key={place} href={part.href} text={part.text} />
    ),
  );
}
