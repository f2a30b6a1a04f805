/**
 * Says that something was refused or failed. Its element exists before, so that its content is announced.
 */
import type { ComponentChildren } from "preact";

export function Warning({ children }: { children: ComponentChildren }) {
  return (
    <p class="warning hint" role="status">
      {children}
    </p>
  );
}
