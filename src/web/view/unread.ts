/**
 * What somebody has not seen yet.
 */
import type { Message } from "../../client/index.ts";
import type { MemberId, Seq } from "../../protocol/ids.ts";

/** How many messages of others came after `seen`. Looks from the end, since few are new. */
export function unreadAfter(
  messages: readonly Message[],
  seen: Seq,
  you: MemberId | undefined,
): number {
  let count = 0;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message === undefined || message.seq <= seen) break;
    if (message.by !== you) count += 1;
  }
  return count;
}
