/**
 * A part of a sheet that opens when it is wanted, and costs nothing before.
 */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface FoldProps {
  readonly title: string;
  readonly children: () => ComponentChildren;
}

export function Fold({ title, children }: FoldProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details class="fold" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && <div class="fold-contents">{children()}</div>}
    </details>
  );
}
