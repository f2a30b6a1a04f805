/**
 * The room would not take what was asked, or cannot be asked any more.
 */
import type { Entry } from "../../protocol/records/entry.ts";

/**
 * The room would not take what was asked: the same would be refused again.
 *
 * @example
 * room.say("").catch((error: unknown) => {
 *   if (error instanceof RefusedError) console.log(error.code, error.message);
 * });
 */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  /** For programs: a code of docs/protocol.md, or `closed` if the connection ended for good, and nobody knows what was done. */
  readonly code: string;
  /** What is there instead, if the code is `conflict`; absent if nothing is. */
  readonly entry: Entry | undefined;

  constructor(code: string, detail: string, entry?: Entry) {
    super(detail);
    this.code = code;
    this.entry = entry;
  }
}
