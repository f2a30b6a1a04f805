/**
 * What a key means, wherever one is on the page.
 */
import { belongsToInputMethod, type Press } from "../browser/press.ts";

/** In a `field` letters are letters; a `dialog` is closed by the browser. */
export type Scope = "field" | "dialog" | "elsewhere";

export type Shortcut = "help" | "write";

/** `undefined` if the key is meant for what has the focus. */
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
