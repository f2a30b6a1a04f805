/**
 * The line that marks where the reader left off.
 */
import type { Message } from "../../client/index.ts";
import type { MemberId, Seq } from "../../protocol/ids.ts";
import { unreadAfter } from "../rooms/unread.ts";

interface NewLineState {
  /** How far the user has read; `undefined` on the first visit to a room. */
  readonly read: Seq | undefined;
  /** Whether the user is looking at the end of the room right now. */
  readonly isReading: boolean;
}

/**
 * The message after which the line stands. It stays while the user reads, so that they see what was new.
 * Messages that arrive while the user is elsewhere move it to where they left.
 *
 * @param former where it stood
 */
export function newLineAfter(
  former: Seq | undefined,
  { read, isReading }: NewLineState,
  messages: readonly Message[],
  you: MemberId | undefined,
): Seq | undefined {
  if (isReading || read === undefined) return former;
  return unreadAfter(messages, read, you) > 0 ? read : former;
}
