/** Whether the user is looking at this page: it is visible and has the focus. */
export function isLookedAt(): boolean {
  return !document.hidden && document.hasFocus();
}
