/**
 * The line that marks where somebody left off.
 */
import type { Message } from "../../client/index.ts";
import type { MemberId, Seq } from "../../protocol/ids.ts";
import { unreadAfter } from "../rooms/unread.ts";

interface NewLineState {
  /** How far was read; `undefined` in a room that one is in for the first time. */
  readonly read: Seq | undefined;
  /** Whether somebody looks at the end of the room right now. */
  readonly isReading: boolean;
}

/**
 * After which message the line stands. While one reads it stays where it is, so that one sees what was new; what comes
 * while one is elsewhere moves it to where one left.
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
