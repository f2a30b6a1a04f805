/**
 * A notice about a connection that has been lost for a while. It covers no message and prevents no writing.
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
  // The cause stays on the screen during the next attempt.
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
        {/* Outside the announced text, so that not every attempt is announced. */}
        <span class="attempt">{more.interrupted.attempt(connection.attempt)}</span>
      </p>
      <button type="button" class="quiet" disabled={isTrying} onClick={onRetry}>
        {isTrying ? more.interrupted.trying : more.interrupted.retry}
      </button>
    </div>
  );
}
