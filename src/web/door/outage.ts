/**
 * What the page says about a lost connection, and when.
 */
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import type { Cause, ConnectionState } from "../../client/index.ts";
import { more } from "../words/index.ts";

/** Milliseconds before an interruption is shown. Most are over by then. */
export const TOLD_AFTER = 5_000;

/** Milliseconds from `now` until the interruption is shown; `undefined` if there is none. */
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
  /** What may help: reloading the page, or dialling again. */
  readonly help: "reload" | "retry";
}

/** Why the room is closed to this page for good, and what the user can do. */
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
