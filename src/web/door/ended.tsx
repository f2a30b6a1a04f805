/**
 * Replaces the composer when the connection is closed for good. door.tsx is for rooms that do not admit the
 * visitor.
 */
import type { Cause } from "../../client/index.ts";
import { type Ending, endingOf } from "./outage.ts";
import { more } from "../words/index.ts";
import { Reload } from "../app/reload.tsx";

export function Ended({ cause, onRetry }: { cause: Cause; onRetry: () => void }) {
  const ending = endingOf(cause);
  return (
    <div class="ended" role="alert">
      <div>
        <h2>{ending.title}</h2>
        <p>{ending.detail}</p>
      </div>
      <EndingHelp help={ending.help} onRetry={onRetry} />
    </div>
  );
}

function EndingHelp({ help, onRetry }: { help: Ending["help"]; onRetry: () => void }) {
  switch (help) {
    case "reload":
      return <Reload kind="button" />;
    case "retry":
      return (
        <button type="button" class="button" onClick={onRetry}>
          {more.closed.retry}
        </button>
      );
  }
}
