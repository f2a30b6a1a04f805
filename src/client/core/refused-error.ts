/**
 * What a refused call rejects with.
 */
import type { Entry } from "../../protocol/records/entry.ts";

/**
 * The room refused a request, and would refuse it again.
 *
 * @example
 * room.say("").catch((error: unknown) => {
 *   if (error instanceof RefusedError) console.log(error.code, error.message);
 * });
 */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  /**
   * For programs: a code of docs/protocol.md 6.1; `closed` if the connection ended for good, so that the
   * result is unknown; or `stale` if the ask waited for more than a day.
   */
  readonly code: string;
  /** The current entry, if the code is `conflict` and there is one. */
  readonly entry: Entry | undefined;

  constructor(code: string, detail: string, entry?: Entry) {
    super(detail);
    this.code = code;
    this.entry = entry;
  }
}
