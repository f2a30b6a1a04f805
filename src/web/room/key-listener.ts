/**
 * Handles the keys that mean something anywhere on the page, unless the focused element takes them. It shows
 * nothing.
 */
import { useLayoutEffect, useRef } from "preact/hooks";
import { type Shortcut, shortcutOf, type Scope } from "./shortcuts.ts";

export function KeyListener(acts: Readonly<Record<Shortcut, () => void>>): null {
  const latest = useRef(acts);
  latest.current = acts;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const act = shortcutOf(event, scopeOf(event.target));
      if (act === undefined) return;
      event.preventDefault();
      latest.current[act]();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return null;
}

function scopeOf(target: EventTarget | null): Scope {
  // A dialog may be open without having the focus.
  if (document.querySelector("dialog[open]") !== null) return "dialog";
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable]")
    ? "field"
    : "elsewhere";
}
