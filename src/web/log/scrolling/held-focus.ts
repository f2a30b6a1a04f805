/**
 * Keeps the focus on its message, even when older ones join its group and it is drawn again. If the message
 * is gone, the list takes the focus, so that keys still work.
 */
import { nodes } from "../../messages/message-nodes.ts";

/** @param focused the focused element before `list` was drawn */
export function keepFocus(list: HTMLElement | null, focused: Element | null): void {
  const ref = nodes.refAt(focused);
  if (ref === undefined || focused?.isConnected === true) return;
  (nodes.nodeOf(ref) ?? list)?.focus({ preventScroll: true });
}
