/**
 * What a page says about a connection that is not there, and when.
 */
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import type { Cause, ConnectionState } from "../../client/index.ts";
import { more } from "../words/index.ts";

/** Milliseconds that nobody need be told of: most interruptions are over by then. */
export const TOLD_AFTER = 5_000;

/** Milliseconds from `now` until the interruption is told; `undefined` if there is none. */
export function toldIn(connection: ConnectionState, now: number): number | undefined {
  switch (connection.status) {
    case "open":
    case "paused":
    case "closed":
      return undefined;
    case "connecting":
    case "waiting":
      return Math.max(0, connection.since + TOLD_AFTER - now);
  }
}

/** Why the room cannot be reached right now, in a sentence. */
export function causeOf(code: number | undefined, online: boolean): string {
  if (!online) return more.interrupted.offline;
  switch (code) {
    case CLOSE.restart:
    case CLOSE.goingAway:
    case 1012:
      return more.interrupted.restarting;
    case CLOSE.heartbeat:
      return more.interrupted.silent;
    case CLOSE.busy:
    case 1013:
      return more.interrupted.busy;
    case CLOSE.flood:
      return more.interrupted.flood;
    case CLOSE.slow:
      return more.interrupted.slow;
    default:
      return more.interrupted.unreachable;
  }
}

export interface Ending {
  readonly title: string;
  readonly detail: string;
  /** What could help: loading the page anew, or dialling again. */
  readonly help: "reload" | "retry";
}

/** Why the room is closed to this page for good, and what a person can do. */
export function endingOf({ code, reason }: Cause): Ending {
  switch (code) {
    case CLOSE.version:
    case CLOSE.badFrame:
    case CLOSE.noHello:
      return { ...more.closed.version, help: "reload" };
    case CLOSE.superseded:
      return { ...more.closed.superseded, help: "retry" };
    case CLOSE.tooBig:
      return { ...more.closed.tooBig, help: "reload" };
    default:
      return { ...more.closed.unknown(code, reason), help: "retry" };
  }
}
