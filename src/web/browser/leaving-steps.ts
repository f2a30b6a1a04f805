/**
 * The ways back: out of what is open over a page, and out of the address that a visitor came by.
 */
import { depth, go, keyIn } from "./navigation.ts";

/** To the page itself. A user who arrived by a link has no entry to go back to, so a new one is added. */
export function goOut(): void {
  if (depth() > 0) history.go(-depth());
  else go(location.pathname);
}

/** The room has admitted us, or is asked to without a key. */
export function dropKey(): void {
  if (keyIn(`${history.state}`) !== undefined) history.replaceState(null, "");
}
