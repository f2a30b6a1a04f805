/**
 * A link in what somebody said: it tells the other site nothing, and its text cannot reorder the line around it.
 */
import type { ComponentChildren } from "preact";

interface AnchorProps {
  readonly href: string;
  /** The address as it was typed, which runs from left to right in every language. */
  readonly text?: string;
  /** Or words instead. */
  readonly children?: ComponentChildren;
}

export function Anchor({ href, text, children }: AnchorProps) {
  return (
    <a
      href={href}
      title={text === undefined ? href : undefined}
      target="_blank"
      rel="noopener noreferrer nofollow"
      dir={text === undefined ? "auto" : "ltr"}
    >
      {text ?? children}
    </a>
  );
}
