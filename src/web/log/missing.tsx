/**
 * A place in the list where messages are missing. Reaching it brings them; so does pressing it.
 */
import { useEffect, useRef } from "preact/hooks";
import { more } from "../words/index.ts";
import type { Gap } from "../../client/index.ts";

/** Half of what is in sight: a reader who scrolls on finds them there already. */
const AHEAD = "50% 0%";

interface MissingProps {
  /** Whether one was away when they were said; otherwise they are older than all that is known. */
  readonly isLater: boolean;
  /** Another one once some have been brought: if those did not fill the screen, more are. */
  readonly rest: Gap | number;
  /** Whether they can be had at this moment. */
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
