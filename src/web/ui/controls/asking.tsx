/**
 * Asks before something is done that nobody can undo.
 */
import type { ComponentChildren } from "preact";

interface AskingProps {
  readonly question: string;
  readonly no: string;
  readonly yes: string;
  readonly onNo: () => void;
  readonly onYes: () => void;
  /** What else there is to decide. */
  readonly children?: ComponentChildren;
}

export function Asking({ question, no, yes, onNo, onYes, children }: AskingProps) {
  return (
    <div
      class="asking"
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onNo();
      }}
    >
      <p role="status">{question}</p>
      {children}
      <button type="button" class="quiet" onClick={onNo}>
        {no}
      </button>
      <button type="button" class="quiet danger" onClick={onYes}>
        {yes}
      </button>
    </div>
  );
}
