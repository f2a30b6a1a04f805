/**
 * Keeps what somebody reads where it is while older messages appear above it.
 */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** @param first when the first message that is drawn was said; it changes only when one appears above it */
export function useHeldPlace(scroller: RefObject<HTMLElement | null>, first: number): void {
  const before = useRef({ first, height: 0 });
  useLayoutEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const { first: former, height } = before.current;
    // The browser's own anchoring does nothing at the very top, where this is needed most; it is off in the styles.
    if (first < former && height > 0) list.scrollTop += list.scrollHeight - height;
    before.current = { first, height: list.scrollHeight };
  });
}
