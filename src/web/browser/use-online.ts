/**
 * Whether the device has a network at all. `true` promises nothing; `false` can be believed.
 */
import { useLayoutEffect, useState } from "preact/hooks";

export function useOnline(): boolean {
  const [isOnline, setIsOnline] = useState(navigator.onLine);
  useLayoutEffect(() => {
    const look = (): void => setIsOnline(navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return isOnline;
}
