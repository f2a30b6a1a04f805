/**
 * The meaning of a key anywhere on the page.
 */
import { belongsToInputMethod, type Press } from "../browser/press.ts";

/** In a `field`, letters are letters. The browser closes a `dialog`. */
export type Scope = "field" | "dialog" | "elsewhere";

export type Shortcut = "help" | "write";

/** `undefined` if the key is meant for the focused element. */
export function shortcutOf(press: Press, scope: Scope): Shortcut | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || belongsToInputMethod(press))
    return undefined;
  if (scope !== "elsewhere") return undefined;
  switch (press.key) {
    case "?":
      return "help";
    case "/":
    case "Escape":
      return "write";
    default:
      return undefined;
  }
}
