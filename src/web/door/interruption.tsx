/**
 * A calm word about a connection that is gone for a while. It covers no message and stops nobody from writing.
 */
import { useEffect, useState } from "preact/hooks";
import type { ConnectionState } from "../../client/index.ts";
import { useOnline } from "../browser/use-online.ts";
import { causeOf, toldIn } from "./outage.ts";
import { more } from "../words/index.ts";

interface InterruptionProps {
  readonly connection: ConnectionState;
  readonly onRetry: () => void;
}

export function Interruption({ connection, onRetry }: InterruptionProps) {
  const isOnline = useOnline();
  const since = "since" in connection ? connection.since : undefined;
  const [isTold, setIsTold] = useState(false);
  const [code, setCode] = useState<number>();
  useEffect(() => {
    setIsTold(false);
    const delay = toldIn(connection, Date.now());
    if (delay === undefined) return;
    const timer = setTimeout(() => setIsTold(true), delay);
    return () => clearTimeout(timer);
  }, [since]);
  // The cause stays on the screen while the next attempt is made.
  useEffect(() => {
    if (connection.status === "waiting") setCode(connection.cause.code);
  }, [connection]);

  if (!("attempt" in connection) || !isTold) return null;
  const isTrying = connection.status === "connecting";
  return (
    <div class="interruption">
      <p>
        <span role="status">
          <strong>{causeOf(code, isOnline)}</strong> {more.interrupted.promise}
        </span>{" "}
        {/* Beside what is announced: nobody need hear each. */}
        <span class="attempt">{more.interrupted.attempt(connection.attempt)}</span>
      </p>
      <button type="button" class="quiet" disabled={isTrying} onClick={onRetry}>
        {isTrying ? more.interrupted.trying : more.interrupted.retry}
      </button>
    </div>
  );
}
