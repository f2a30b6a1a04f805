/**
 * From one page of Alcove to another without loading it anew: what is joined stays joined.
 */
import type { Key } from "../../protocol/ids.ts";

const listeners = new Set<() => void>();

export function go(path: string): void {
  if (path !== location.pathname + location.hash) history.pushState(null, "", path);
  tell();
}

/** Further into the page one is on: going back leads out of it step by step, and {@link goOut} at once. */
export function goInto(hash: string): void {
  if (hash !== location.hash) history.pushState(depth() + 1, "", hash);
  tell();
}

/** To the page itself; a visitor who came in by a link has nothing to go back to, and goes on. */
export function goOut(): void {
  if (depth() > 0) history.go(-depth());
  else go(location.pathname);
}

/** How many steps one has gone into the page. */
function depth(): number {
  return typeof history.state === "number" ? history.state : 0;
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the address became another, by {@link go}, a link, or back and forward. */
export function whenMoved(listener: () => void): void {
  listeners.add(listener);
  addEventListener("popstate", listener);
  document.addEventListener("click", follow);
}

/** Links stay links: for a new tab, or to save one, people ask the browser as ever. */
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
 * The key of the link that one came by; from then on the address is what one may show to anybody. Until {@link dropKey} it stays with
 * this entry of the history, which outlives a reload.
 */
export function takeKey(): Key | undefined {
  const key = keyIn(location.hash);
  if (key !== undefined) history.replaceState(`#key=${key}`, "", location.pathname);
  return key ?? keyIn(`${history.state}`);
}

/** The room let us in, or is asked to without a key. */
export function dropKey(): void {
  if (keyIn(`${history.state}`) !== undefined) history.replaceState(null, "");
}

/** Opens no room, and has the form of a key. */
const NO_KEY = "-".repeat(43);

/**
 * The key in a link, or in what follows its #. One that was cut off or added to becomes one that opens nothing, so that the room says
 * that the link is not valid: without a key it would let in, or keep out, and not say why.
 */
export function keyIn(link: string): Key | undefined {
  const [, key] = /#key=(.*)$/s.exec(link) ?? [];
  return key === undefined || /^[\w-]{43}$/.test(key) ? key : NO_KEY;
}

/** The hash of an address that leads to the room's settings. */
export const SETTINGS_HASH = "#settings";

/** The section of the settings that a hash names, whether there is such a one or not; "" is all of them. */
export function sectionIn(hash: string): string | undefined {
  return /^#settings(?=\/|$)\/?(\w*)$/.exec(hash)?.[1];
}
