/**
 * What somebody has not seen yet.
 */
import type { Message, Timeline } from "../../client/index.ts";
import { readableIn } from "../../protocol/records/message.ts";
import type { Head } from "../device/cursors.ts";
import type { Cursor, Epoch, MemberId, Seq } from "../../protocol/ids.ts";

/** How many messages of others came after `seen` and were not deleted. Looks from the end, since few are new. */
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

/** How far a life of the room was seen: of one that began since, nothing was. */
export function seenIn(epoch: Epoch, seen: Cursor | undefined): Seq {
  return seen?.epoch === epoch ? seen.seq : 0;
}

/** How many messages a room has that we know, or know of, and that are past `read`; our own do not count. */
export function unreadIn(
  { cursor, messages, gaps }: Timeline,
  read: Cursor | undefined,
  you: MemberId | undefined,
): number {
  // What was said before one first came is history, and no news.
  if (cursor === undefined || read === undefined) return 0;
  const seen = seenIn(cursor.epoch, read);
  let missing = 0;
  for (const { after, before } of gaps) missing += Math.max(0, before - 1 - Math.max(after, seen));
  return unreadAfter(messages, seen, you) + missing;
}

/** The same for a room of which only that much is known; some of it may have been read since, in another tab. */
export function unreadBehind(head: Head | undefined, read: Cursor | undefined): number {
  if (head === undefined || read === undefined) return 0;
  return Math.max(0, Math.min(head.unread, head.seq - seenIn(head.epoch, read)));
}
