/**
 * Whether the user types on a screen: Enter then breaks the line, and no field takes the focus by itself.
 */
export function isTouch(): boolean {
  return matchMedia("(hover: none) and (pointer: coarse)").matches;
}

/**
 * Whether a field may take the focus by itself: not where that opens a keyboard, nor in a frame, whose page
 * is about something else.
 */
export function mayTakeFocus(): boolean {
  return !isTouch() && parent === window;
}
