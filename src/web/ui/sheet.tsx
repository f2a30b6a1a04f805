/**
 * A drawer over the page, where there is no room beside it. The browser's own dialog keeps the focus inside
 * and closes with Escape.
 */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { more } from "../words/index.ts";
import { LaterIcon } from "./later-icon.tsx";

interface SheetProps {
  readonly label: string;
  /** An additional class, for contents that need another form. */
  readonly kind?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Sheet({ label, kind, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={kind === undefined ? "sheet" : `sheet ${kind}`}
      aria-label={label}
      onClose={onClose}
      // The dialog itself is hit only outside its contents: on the backdrop.
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <button
        type="button"
        class="icon-button sheet-close"
        aria-label={more.people.close}
        onClick={onClose}
      >
        <LaterIcon name="close" />
      </button>
      <div class="sheet-contents">{children}</div>
    </dialog>
  );
}
