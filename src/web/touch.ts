/**
 * Whether people here type on a screen: Enter then breaks the line, and nothing takes the focus (and opens the
 * keyboard) by itself.
 */
export function isTouch(): boolean {
  return matchMedia("(hover: none) and (pointer: coarse)").matches;
}
