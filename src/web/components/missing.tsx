/**
 * A place in the list where messages are missing. Reaching it brings them; so does pressing it.
 */
import { useEffect, useRef } from "preact/hooks";
import type { ConnectionState, Gap } from "../../client/index.ts";
import { words } from "../words/index.ts";

interface MissingProps {
  readonly gap: Gap | undefined;
  readonly connection: ConnectionState;
  readonly onReach: (gap: Gap | undefined) => void;
}

export function Missing({ gap, connection, onReach }: MissingProps) {
  const button = useRef<HTMLButtonElement>(null);
  const reach = useRef(onReach);
  reach.current = onReach;
  const { status } = connection;
  useEffect(() => {
    if (button.current === null || status !== "open") return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) reach.current(gap);
    });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [gap, status]);
  return (
    <p class="missing">
      <button type="button" class="quiet" ref={button} onClick={() => onReach(gap)}>
        {gap !== undefined && gap.after > 0 ? words.missing.there : words.missing.here}
      </button>
    </p>
  );
}
