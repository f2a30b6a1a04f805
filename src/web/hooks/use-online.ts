/**
 * Whether the device has a network at all. `true` promises nothing; `false` can be believed.
 */
import { useEffect, useRef, useState } from "preact/hooks";

export function useOnline(cameBack: () => void): boolean {
  const [isOnline, setIsOnline] = useState(navigator.onLine);
  const latest = useRef(cameBack);
  latest.current = cameBack;
  useEffect(() => {
    const look = (): void => {
      setIsOnline(navigator.onLine);
      if (navigator.onLine) latest.current();
    };
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return isOnline;
}
