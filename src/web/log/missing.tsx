/**
 * A place in the list where messages are missing. Reaching it loads them, and so does pressing it.
 */
import { useEffect, useRef } from "preact/hooks";
import { more } from "../words/index.ts";
import type { Gap } from "../../client/index.ts";

/** Half of the visible height, so that the messages are there before the reader scrolls to them. */
const AHEAD = "50% 0%";

interface MissingProps {
  /** Whether they were sent while the user was away. Otherwise they are older than every known message. */
  readonly isLater: boolean;
  /** Changes once some have loaded: if those did not fill the screen, more are loaded. */
  readonly rest: Gap | number;
  /** Whether they can be loaded at this moment. */
  readonly isInReach: boolean;
  readonly onReach: () => void;
}

export function Missing({ isLater, rest, isInReach, onReach }: MissingProps) {
  const button = useRef<HTMLButtonElement>(null);
  const reach = useRef(onReach);
  reach.current = onReach;
  useEffect(() => {
    if (button.current === null || !isInReach) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting === true && reach.current(),
      { root: button.current.closest(".log"), rootMargin: AHEAD },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [rest, isInReach]);
  return (
    <p class="missing">
      <button type="button" class="quiet" ref={button} onClick={onReach}>
        {isLater ? more.missing.there : more.missing.here}
      </button>
    </p>
  );
}
