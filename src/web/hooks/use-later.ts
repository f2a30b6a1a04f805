/**
 * Something that loads when it is needed; `undefined` until it is there.
 */
import { useEffect, useState } from "preact/hooks";
import type { Later } from "../later.ts";

export function useLater<T>(later: Later<T>, isNeeded: boolean): T | undefined {
  const [, redraw] = useState(0);
  const isAwaited = isNeeded && later.value === undefined;
  useEffect(() => {
    if (!isAwaited) return;
    let isGone = false;
    const show = (): void => {
      if (!isGone) redraw((count) => count + 1);
    };
    void later.load().then(show);
    return () => {
      isGone = true;
    };
  }, [later, isAwaited]);
  return isNeeded ? later.value : undefined;
}
