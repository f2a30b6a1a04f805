/**
 * The number of unread messages of a room.
 */
import type { Timeline } from "../../client/index.ts";
import type { Head } from "../device/heads.ts";
import type { Cursor, MemberId } from "../../protocol/ids.ts";
import { seenIn, unreadAfter } from "./unread.ts";

/** How many messages past `read` the room has, as far as the page knows. The user's own do not count. */
export function unreadIn(
  { cursor, messages, gaps }: Timeline,
  read: Cursor | undefined,
  you: MemberId | undefined,
): number {
  // Messages from before the first visit are history, not news.
  if (cursor === undefined || read === undefined) return 0;
  const seen = seenIn(cursor.epoch, read);
  let missing = 0;
  for (const { after, before } of gaps) missing += Math.max(0, before - 1 - Math.max(after, seen));
  return unreadAfter(messages, seen, you) + missing;
}

/** The same for a room of which only its head is known. Another tab may have read some since. */
export function unreadBehind(head: Head | undefined, read: Cursor | undefined): number {
  if (head === undefined || read === undefined) return 0;
  return Math.max(0, Math.min(head.unread, head.seq - seenIn(head.epoch, read)));
}
