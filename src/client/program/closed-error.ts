/**
 * The end of a program's stay.
 */
import type { Cause } from "../connection.ts";

/** The room is closed to this program for good. */
export class ClosedError extends Error {
  override readonly name = "ClosedError";
  /** A WebSocket close code, as in docs/protocol.md 7.3; 1000 if the program left. */
  readonly code: number;

  constructor({ code, reason }: Cause) {
    super(reason === "" ? `The room closed with ${code}` : `The room closed: ${reason} (${code})`);
    this.code = code;
  }
}
