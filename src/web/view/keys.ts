/**
 * What a key means, wherever one is on the page.
 */
import { belongsToInputMethod, type Press } from "./composing.ts";

/** In a `field` letters are letters; a `dialog` is closed by the browser. */
export type Place = "field" | "dialog" | "elsewhere";

export type Act = "help" | "write";

/** `undefined` if the key is meant for what has the focus. */
export function actOf(press: Press, place: Place): Act | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || belongsToInputMethod(press))
    return undefined;
  if (place !== "elsewhere") return undefined;
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

/** Where a key leads from one message to another. */
export type Step = "previous" | "next" | "first" | "last" | "page-up" | "page-down";

export function stepOf(press: Press): Step | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return undefined;
  switch (press.key) {
    case "ArrowUp":
      return "previous";
    case "ArrowDown":
      return "next";
    case "Home":
      return "first";
    case "End":
      return "last";
    case "PageUp":
      return "page-up";
    case "PageDown":
      return "page-down";
    default:
      return undefined;
  }
}
