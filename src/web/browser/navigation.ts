/**
 * Moves between pages of Alcove without reloading, so that joined rooms stay joined.
 */
import type { Key } from "../../protocol/ids.ts";

const listeners = new Set<() => void>();

export function go(path: string): void {
  if (path !== location.pathname + location.hash) history.pushState(null, "", path);
  tell();
}

/** One level deeper into the page. Going back leads out step by step, and goOut at once. */
export function goInto(hash: string): void {
  if (hash !== location.hash) history.pushState(depth() + 1, "", hash);
  tell();
}

/** How many levels deep the page is. */
export function depth(): number {
  return typeof history.state === "number" ? history.state : 0;
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the address has changed, by {@link go}, a link, or back and forward. */
export function whenMoved(listener: () => void): void {
  listeners.add(listener);
  addEventListener("popstate", listener);
  document.addEventListener("click", follow);
}

/** Links stay links: opening one in a new tab or saving it works as usual. */
function follow(event: MouseEvent): void {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
  if (defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
  const link = target instanceof Element ? target.closest("a") : null;
  if (link === null || link.target !== "" || link.origin !== location.origin) return;
  if (link.pathname !== "/" && !link.pathname.startsWith("/r/")) return;
  event.preventDefault();
  go(link.pathname + link.hash);
}

/**
 * The key of the link that the user opened. From then on, the address contains no secret. Until {@link
 * dropKey}, the key stays with this history entry, which outlives a reload.
 */
export function takeKey(): Key | undefined {
  const key = keyIn(location.hash);
  if (key !== undefined) history.replaceState(`#key=${key}`, "", location.pathname);
  return key ?? keyIn(`${history.state}`);
}

/** Opens no room, but has the form of a key. */
const NO_KEY = "-".repeat(43);

/**
 * The key in a link, or in the part after its #. An incomplete or too long key becomes one that opens
 * nothing, so that the room says the link is not valid. Without a key, it would admit or refuse the visitor
 * without saying why.
 */
export function keyIn(link: string): Key | undefined {
  const [, key] = /#key=(.*)$/s.exec(link) ?? [];
  return key === undefined || /^[\w-]{43}$/.test(key) ? key : NO_KEY;
}

/** The hash of an address that leads to the room's settings. */
export const SETTINGS_HASH = "#settings";

/** The section of the settings that a hash names, whether or not it exists. "" is all of them. */
export function sectionIn(hash: string): string | undefined {
  return /^#settings(?=\/|$)\/?(\w*)$/.exec(hash)?.[1];
}
