/**
 * Keeps the focus on the message that has it, also when older ones join its group and it is drawn anew; if it is gone, the
 * list takes it, so that the keys still lead somewhere.
 */

/** @param focused what had the focus before `list` was drawn */
export function keepFocus(list: HTMLElement, focused: Element | null): void {
  const id = focused?.closest<HTMLElement>("[data-id]")?.dataset["id"];
  if (id === undefined || focused?.isConnected === true) return;
  const again = list.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? list;
  again.focus({ preventScroll: true });
}
