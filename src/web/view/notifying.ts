/**
 * Which messages somebody wants to be called for.
 */
import type { Message, RoomState } from "../../client/index.ts";
import type { Cursor, MemberId } from "../../protocol/ids.ts";
import type { Level } from "../device/levels.ts";
import { seenIn } from "./unread.ts";

/** The last message past `seen` that calls somebody; in another life of the room all are past it. */
export function callingIn(
  { timeline: { cursor, messages }, you, name }: Pick<RoomState, "timeline" | "you" | "name">,
  seen: Cursor,
  level: Level,
): Message | undefined {
  const from = cursor === undefined ? Infinity : seenIn(cursor.epoch, seen);
  return messages.findLast(
    (message) => message.seq > from && notifies(level, message, { you, name }),
  );
}

interface Self {
  readonly you: MemberId | undefined;
  readonly name: string;
}

export function notifies(
  level: Level,
  { by, body }: Pick<Message, "by" | "body">,
  { you, name }: Self,
): boolean {
  if (by === you || body === "") return false;
  switch (level) {
    case "none":
      return false;
    case "mentions":
      return mentions(body, name);
    case "all":
      return true;
  }
}

/** Whether `body` calls `name` with an @, as a word of its own. */
export function mentions(body: string, name: string): boolean {
  if (!body.includes("@")) return false;
  const word = String.raw`[\p{L}\p{M}\p{N}_]`;
  const called = name.normalize("NFKC").replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(`(?<!${word})@${called}(?!${word})`, "iu").test(body.normalize("NFKC"));
}
