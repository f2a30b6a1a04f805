/**
 * What an author can do about a message that the room refused.
 */
import type { Pending } from "../../client/index.ts";

export interface Remedies {
  retry(pending: Pending): void;
  edit(pending: Pending): void;
  discard(pending: Pending): void;
}
