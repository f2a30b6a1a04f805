/**
 * Keeps a scrolling list at its end while the reader is there, and leaves it alone while they read further up.
 */
import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Seq } from "../../protocol/ids.ts";

/** Pixels from the end that still count as being there: about one message. */
const NEAR = 80;

export interface Stick {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The newest message when the reader left the end; `undefined` while they are there. */
  readonly awaySince: Seq | undefined;
  /** Goes to the end, and stays there. */
  readonly toEnd: () => void;
}

/** @param newest the last message of the list */
export function useStick(newest: Seq): Stick {
  const scroller = useRef<HTMLDivElement>(null);
  const isStuck = useRef(true);
  const latest = useRef(newest);
  latest.current = newest;
  const [awaySince, setAwaySince] = useState<Seq>();

  const settle = useCallback(() => {
    const list = scroller.current;
    if (list !== null && isStuck.current) list.scrollTop = list.scrollHeight;
  }, []);

  // After every render: whatever was added, the end is where it was.
  useLayoutEffect(settle);

  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const look = (): void => {
      isStuck.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
      setAwaySince((since) => (isStuck.current ? undefined : (since ?? latest.current)));
    };
    // A keyboard that opens, a window that turns, a composer that grows.
    const observer = new ResizeObserver(settle);
    observer.observe(list);
    list.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener("scroll", look);
    };
  }, []);

  const toEnd = useCallback(() => {
    isStuck.current = true;
    setAwaySince(undefined);
    settle();
  }, []);
  return { scroller, awaySince, toEnd };
}
