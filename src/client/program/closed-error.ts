/**
 * The end of a program's connection to a room.
 */
import type { Cause } from "../core/reconnecting-socket.ts";

/**
 * The connection ended for good: the room closed it, or the program left.
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
  /** Why, as a code of docs/protocol.md 6.1 if the room refused to let the program in; may be empty. */
  readonly reason: string;

  constructor({ code, reason }: Cause) {
    super(`The room closed: ${reason || code}`);
    this.code = code;
    this.reason = reason;
  }
}
