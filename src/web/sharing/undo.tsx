/**
 * The button that restores what was just removed from the list.
 */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ChecklistItem } from "./shown-entries.ts";
import { more } from "../words/index.ts";

interface UndoProps {
  readonly removed: ChecklistItem | undefined;
  readonly onUndo: (item: ChecklistItem) => void;
}

export function Undo({ removed, onUndo }: UndoProps) {
  const its = more.sharing;
  const button = useRef<HTMLButtonElement>(null);
  const key = removed?.key;
  useLayoutEffect(() => {
    // The pressed button has gone with its item, so the focus moves here.
    if (document.activeElement === document.body) button.current?.focus();
  }, [key]);
  return (
    <p class="checklist-undo hint" role="status">
      {removed !== undefined && (
        <>
          <span>{its.removed(removed.text)}</span>
          <button ref={button} type="button" class="quiet" onClick={() => onUndo(removed)}>
            {its.undo}
          </button>
        </>
      )}
    </p>
  );
}
