/** Whether somebody is at this page: it is seen, and what they type goes to it. */
export function isLookedAt(): boolean {
  return !document.hidden && document.hasFocus();
}
