/**
 * The keys that mean something wherever one is, unless what has the focus takes them for itself.
 */
import { useEffect, useRef } from "preact/hooks";
import { type Act, actOf, type Scope } from "./keys.ts";

export function useKeys(acts: Readonly<Record<Act, () => void>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const act = actOf(event, scopeOf(event.target));
      if (act === undefined) return;
      event.preventDefault();
      latest.current[act]();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

function scopeOf(target: EventTarget | null): Scope {
  // A dialog may be open without having the focus.
  if (document.querySelector("dialog[open]") !== null) return "dialog";
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable]")
    ? "field"
    : "elsewhere";
}
