/**
 * Whether the window currently matches a media query, for a component.
 */
import { useLayoutEffect, useState } from "preact/hooks";

export function useMedia(query: string): boolean {
  const media = matchMedia(query);
  const [, redraw] = useState(media.matches);
  useLayoutEffect(() => {
    const update = (): void => redraw(media.matches);
    media.addEventListener("change", update);
    return () => media.removeEventListener("change", update);
  }, []);
  return media.matches;
}
