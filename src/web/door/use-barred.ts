/**
 * Why the room does not admit the visitor, until it does: also during another attempt.
 */
import { useRef } from "preact/hooks";
import type { ConnectionState } from "../../client/index.ts";
import { type Bar, barOf } from "./bar.ts";

export function useBarred(connection: ConnectionState): Bar | undefined {
  const bar = useRef<Bar | undefined>(undefined);
  if (connection.status === "open") bar.current = undefined;
  if ("cause" in connection) bar.current = barOf(connection.cause) ?? bar.current;
  return bar.current;
}
