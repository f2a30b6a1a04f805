/**
 * From one page of Alcove to another without loading it anew: what is joined stays joined.
 */
import type { Key } from "../protocol/ids.ts";

const listeners = new Set<() => void>();

export function go(path: string): void {
  if (path !== location.pathname) history.pushState(null, "", path);
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the address became another, by {@link go}, a link, or back and forward. */
export function whenMoved(listener: () => void): void {
  listeners.add(listener);
  addEventListener("popstate", listener);
  document.addEventListener("click", follow);
}

/** Links stay links: who wants a new tab, or to save one, asks the browser as ever. */
function follow(event: MouseEvent): void {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
  if (defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
  const link = target instanceof Element ? target.closest("a") : null;
  if (link === null || link.target !== "" || link.origin !== location.origin) return;
  if (link.pathname !== "/" && !link.pathname.startsWith("/r/")) return;
  event.preventDefault();
  go(link.pathname + link.hash);
}

/** The key of the link that one came by; from then on the address is what one may show to anybody. */
export function takeKey(): Key | undefined {
  const key = keyIn(location.hash);
  if (key !== undefined) history.replaceState(null, "", location.pathname);
  return key;
}

/** The key in a link, or in what follows its #. */
export function keyIn(link: string): Key | undefined {
  return /#key=([\w-]{43})$/.exec(link)?.[1];
}
