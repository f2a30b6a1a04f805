/**
 * Lets the back gesture close an overlay instead of leaving the page.
 */
import { useLayoutEffect, useRef } from "preact/hooks";

export function useBack(onBack: () => void): void {
  const latest = useRef(onBack);
  latest.current = onBack;
  useLayoutEffect(() => {
    let isOnTop = true;
    const back = (): void => {
      isOnTop = false;
      latest.current();
    };
    history.pushState(history.state, "");
    addEventListener("popstate", back);
    return () => {
      removeEventListener("popstate", back);
      if (isOnTop) history.back();
    };
  }, []);
}
