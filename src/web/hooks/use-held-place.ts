/**
 * Keeps what somebody reads where it is, whatever appears above it.
 */
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/**
 * The browser's own anchoring does nothing at the very top, where this is needed most; it is off in the styles.
 *
 * @param isHeld whether somebody reads further up; at the end, the end is what stays
 */
export function useHeldPlace(scroller: RefObject<HTMLElement | null>, isHeld: boolean): void {
  const list = scroller.current;
  // Where it is before this render.
  const seen = list !== null && isHeld ? lowestSeen(list) : undefined;
  const former = seen && topOf(seen);
  useLayoutEffect(() => {
    if (list === null || seen === undefined || former === undefined) return;
    // By its id: when older messages join its group, it is another element.
    const now = list.querySelector(`[data-id="${seen.dataset["id"]}"]`);
    const moved = now === null ? 0 : topOf(now) - former;
    if (moved !== 0) list.scrollTop += moved;
  });
}

function lowestSeen(list: HTMLElement): HTMLElement | undefined {
  const { bottom } = list.getBoundingClientRect();
  const messages = [...list.querySelectorAll<HTMLElement>("[data-id]")];
  return messages.findLast((message) => topOf(message) < bottom);
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
