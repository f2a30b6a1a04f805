/**
 * Unread messages.
 */
import type { Message } from "../../client/index.ts";
import { readableIn } from "../../protocol/records/message.ts";
import type { Cursor, Epoch, MemberId, Seq } from "../../protocol/ids.ts";

/**
 * How many messages of others came after `seen` and were not deleted. Searches from the end, since few are
 * new.
 */
export function unreadAfter(
  messages: readonly Message[],
  seen: Seq,
  you: MemberId | undefined,
): number {
  let count = 0;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message === undefined || message.seq <= seen) break;
    if (message.by !== you && readableIn(message) !== undefined) count += 1;
  }
  return count;
}

/** How far an epoch was seen: nothing of an epoch that began since. */
export function seenIn(epoch: Epoch, seen: Cursor | undefined): Seq {
  return seen?.epoch === epoch ? seen.seq : 0;
}
