/**
 * Something that loads when it is needed; `undefined` until it has loaded.
 */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Later } from "./later.ts";

export function useLater<T>(later: Later<T>, isNeeded: boolean): T | undefined {
  const [, redraw] = useState(0);
  const isAwaited = isNeeded && later.value === undefined;
  useLayoutEffect(() => {
    if (!isAwaited) return undefined;
    return later.whenThere(() => redraw((count) => count + 1));
  }, [later, isAwaited]);
  return isNeeded ? later.value : undefined;
}
