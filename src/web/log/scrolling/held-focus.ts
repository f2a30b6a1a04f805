/**
 * Keeps the focus on the message that has it, also when older ones join its group and it is drawn again; if it is gone,
 * the list takes the focus, so that the keys still lead somewhere.
 */
import { nodes } from "../../messages/message-nodes.ts";

/** @param focused what had the focus before `list` was drawn */
export function keepFocus(list: HTMLElement | null, focused: Element | null): void {
  const ref = nodes.refAt(focused);
  if (ref === undefined || focused?.isConnected === true) return;
  (nodes.nodeOf(ref) ?? list)?.focus({ preventScroll: true });
}
