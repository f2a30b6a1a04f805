/**
 * An action that cannot be undone: it asks for confirmation, and Cancel has the focus.
 */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Confirmation } from "./confirmation.tsx";

interface GraveProps {
  readonly label: string;
  readonly question: string;
  readonly no: string;
  readonly yes: string;
  readonly onYes: () => void;
  /** Further choices. */
  readonly children?: ComponentChildren;
}

export function Grave({ label, question, no, yes, onYes, children }: GraveProps) {
  const [isAsking, setIsAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(false);
  useLayoutEffect(() => {
    if (isAsking || wasAsking.current) place.current?.querySelector("button")?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  return (
    <div class="setting" ref={place}>
      {isAsking ? (
        <Confirmation
          question={question}
          no={no}
          yes={yes}
          onNo={() => setIsAsking(false)}
          onYes={() => {
            setIsAsking(false);
            onYes();
          }}
        >
          {children}
        </Confirmation>
      ) : (
        <button type="button" class="button second danger" onClick={() => setIsAsking(true)}>
          {label}
        </button>
      )}
    </div>
  );
}
