/**
 * A part of a section of the room's settings, under its own title.
 */
import type { ComponentChildren } from "preact";

interface PartProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Where the focus goes when the element around a button is removed. */
export function titleOver(button: HTMLElement): HTMLElement | null {
  return button.closest(".part")?.querySelector("h4") ?? null;
}

export function Part({ title, children }: PartProps) {
  return (
    <section class="part">
      <h4 tabIndex={-1}>{title}</h4>
      {children}
    </section>
  );
}
