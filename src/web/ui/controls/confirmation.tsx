/**
 * Asks for confirmation of something that cannot be undone.
 */
import type { ComponentChildren, RefObject } from "preact";

interface ConfirmationProps {
  readonly question: string;
  /** Shown in place of the question once the attempt has failed. */
  readonly failure?: string | undefined;
  readonly no: string;
  readonly yes: string;
  readonly onNo: () => void;
  readonly onYes: () => void;
  readonly yesButton?: RefObject<HTMLButtonElement | null>;
  /** A class for the styles. */
  readonly kind?: string;
  /** Further choices. */
  readonly children?: ComponentChildren;
}

export function Confirmation(props: ConfirmationProps) {
  const { question, failure, no, yes, onNo, onYes, yesButton, kind = "asking", children } = props;
  return (
    <div
      class={kind}
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onNo();
      }}
    >
      <p role="status">{failure ?? question}</p>
      {children}
      <button type="button" class="quiet" onClick={onNo}>
        {no}
      </button>
      <button ref={yesButton ?? null} type="button" class="quiet danger" onClick={onYes}>
        {yes}
      </button>
    </div>
  );
}
