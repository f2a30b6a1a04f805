/**
 * The end of a program's stay.
 */
import type { Cause } from "../core/connection.ts";

/**
 * The room is closed to this program for good.
 *
 * @example
 * try {
 *   for await (const { body } of room.messages()) console.log(body);
 * } catch (error) {
 *   if (error instanceof ClosedError) console.log(error.code, error.reason);
 * }
 */
export class ClosedError extends Error {
  override readonly name = "ClosedError";
  /** A WebSocket close code, as in docs/protocol.md 7.3; 1000 if the program left. */
  readonly code: number;
  /** Why, as in docs/protocol.md 6.1 for a room that lets one not in; empty if nobody said. */
  readonly reason: string;

  constructor({ code, reason }: Cause) {
    super(`The room closed: ${reason || code}`);
    this.code = code;
    this.reason = reason;
  }
}
