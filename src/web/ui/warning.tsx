/**
 * Says that something was refused or failed. Its place is there before, so that what then stands in it is announced.
 */
import type { ComponentChildren } from "preact";

export function Warning({ children }: { children: ComponentChildren }) {
  return (
    <p class="warning hint" role="status">
      {children}
    </p>
  );
}
