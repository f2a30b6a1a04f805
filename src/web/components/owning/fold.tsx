/**
 * A part of a sheet that opens when it is wanted, and costs nothing before.
 */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface FoldProps {
  readonly title: string;
  /** Where there is nothing else to be seen. */
  readonly startsOpen?: boolean;
  readonly children: () => ComponentChildren;
}

/** Where the keys go on from, once what a button stands beside is gone. */
export function titleOver(button: HTMLElement): HTMLElement | null {
  return button.closest("details")?.querySelector("summary") ?? null;
}

export function Fold({ title, startsOpen = false, children }: FoldProps) {
  const [isOpen, setIsOpen] = useState(startsOpen);
  return (
    <details class="fold" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && <div class="fold-contents">{children()}</div>}
    </details>
  );
}
