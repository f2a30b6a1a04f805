/**
 * Text that must not be read by accident. Hidden, it is a button that says so, and its content can be neither
 * seen, selected, found nor heard. Revealed, it is text.
 */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { words } from "../words/index.ts";

export function Spoiler({ children }: { children: ComponentChildren }) {
  const [isShown, setIsShown] = useState(false);
  // The same element in both states, so that the focus stays.
  if (isShown)
    return (
      <span class="spoiler" tabIndex={-1}>
        <span>{children}</span>
      </span>
    );
  const show = (): void => setIsShown(true);
  return (
    <span
      class="spoiler hidden"
      role="button"
      tabIndex={0}
      aria-label={words.format.spoiler}
      title={words.format.spoiler}
      onClick={show}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        show();
      }}
    >
      <span>{children}</span>
    </span>
  );
}
