/**
 * Marks where one left off, and tells where that is as one scrolls.
 */
import { useEffect, useRef } from "preact/hooks";
import { words } from "../words/index.ts";

export type LinePlace = "above" | "in-sight" | "below";

export function NewLine({ onPlace }: { onPlace: (place: LinePlace) => void }) {
  const line = useRef<HTMLHeadingElement>(null);
  const latest = useRef(onPlace);
  latest.current = onPlace;
  useEffect(() => {
    if (line.current === null) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry !== undefined) latest.current(placeOf(entry));
    });
    observer.observe(line.current);
    return () => observer.disconnect();
  }, []);
  return (
    <h2 class="new-line" ref={line}>
      <span>{words.newLine}</span>
    </h2>
  );
}

function placeOf(entry: IntersectionObserverEntry): LinePlace {
  if (entry.isIntersecting) return "in-sight";
  const { rootBounds, boundingClientRect } = entry;
  return boundingClientRect.top < (rootBounds?.top ?? 0) + (rootBounds?.height ?? 0) / 2
    ? "above"
    : "below";
}
