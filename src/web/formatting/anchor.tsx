/**
 * A link in a message. It reveals nothing to the other site, and its text cannot reorder the line around it.
 */
import type { ComponentChildren } from "preact";

interface AnchorProps {
  readonly href: string;
  /** The address as it was typed. It runs left to right in every language. */
  readonly text?: string;
  /** Or other content instead. */
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
