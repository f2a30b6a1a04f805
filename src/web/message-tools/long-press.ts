/**
 * A long press on a message: the touch equivalent of hovering with a mouse.
 */

/** Milliseconds: as long as a phone's own long press. */
const LASTS = 500;
/** Pixels that a resting finger may move. */
const STRAYS = 10;

/**
 * Calls `held` with the element under a resting finger. A press on an element with a menu of its own, such as
 * a link, is left alone.
 *
 * @returns its undo
 */
export function whenHeld(list: HTMLElement, held: (target: Element) => void): () => void {
  const undo = new AbortController();
  const { signal } = undo;
  let press: { readonly target: Element; readonly x: number; readonly y: number } | undefined;
  let isHeld = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
    press = undefined;
  };
  const hold = (): void => {
    if (press === undefined) return;
    const { target } = press;
    end();
    isHeld = true;
    // The finger is lifted over the sheet that has opened, and has not pressed anything in it.
    const lift = (event: Event): void => {
      event.preventDefault();
      document.removeEventListener("touchend", lift);
      document.removeEventListener("touchcancel", lift);
    };
    document.addEventListener("touchend", lift, { passive: false });
    document.addEventListener("touchcancel", lift);
    held(target);
  };
  const begin = ({
    target,
    pointerType,
    isPrimary,
    clientX: x,
    clientY: y,
  }: PointerEvent): void => {
    end();
    isHeld = false;
    if (pointerType === "mouse" || !isPrimary || !(target instanceof Element)) return;
    if (target.closest(HAS_MENU) !== null) return;
    press = { target, x, y };
    timer = setTimeout(hold, LASTS);
  };
  const move = ({ clientX, clientY }: PointerEvent): void => {
    if (press !== undefined && Math.hypot(clientX - press.x, clientY - press.y) > STRAYS) end();
  };
  list.addEventListener("pointerdown", begin, { signal });
  list.addEventListener("pointermove", move, { signal });
  list.addEventListener("pointerup", end, { signal });
  list.addEventListener("pointercancel", end, { signal });
  list.addEventListener(
    "contextmenu",
    (event) => {
      // Android's own long press may come first, and would select text.
      if (press !== undefined || isHeld) event.preventDefault();
      hold();
    },
    { signal },
  );
  return () => {
    end();
    undo.abort();
  };
}

const HAS_MENU = "a, button, input, textarea, select, summary";
