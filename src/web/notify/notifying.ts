/**
 * Which messages notify the user.
 */
import type { Message, RoomState } from "../../client/index.ts";
import { type MessageState, readableIn } from "../../protocol/records/message.ts";
import type { Cursor, MemberId } from "../../protocol/ids.ts";
import type { Level } from "../device/levels.ts";
import { SPACELESS } from "../formatting/scripts.ts";
import { seenIn } from "../rooms/unread.ts";

/** The last message past `seen` that notifies the user. In another epoch, all messages are past it. */
export function callingIn(
  {
    timeline: { cursor, messages },
    you,
    name,
    members,
  }: Pick<RoomState, "timeline" | "you" | "name" | "members">,
  seen: Cursor,
  level: Level,
): Message | undefined {
  const from = cursor === undefined ? Infinity : seenIn(cursor.epoch, seen);
  const others = members.map((member) => member.name);
  return messages.findLast(
    (message) => message.seq > from && notifies(level, message, { you, name, others }),
  );
}

interface Self {
  readonly you: MemberId | undefined;
  readonly name: string;
  /** Names of others who may be meant instead. */
  readonly others?: readonly string[];
}

export function notifies(
  level: Level,
  message: Pick<Message, "by"> & MessageState,
  { you, name, others }: Self,
): boolean {
  const body = readableIn(message);
  if (message.by === you || body === undefined) return false;
  switch (level) {
    case "none":
      return false;
    case "mentions":
      return mentions(body, name, others);
    case "all":
      return true;
  }
}

/** Within a word of these scripts, as in a mail address, an @ mentions nobody. */
const WITHIN_WORD = String.raw`(?<![\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{N}_])`;
/**
 * A name ends with its word. In scripts without spaces, and where a word in one begins, other words may
 * follow directly.
 */
const NAME_ENDS = String.raw`(?![\p{M}\p{N}\p{Lm}_])(?:(?=[${SPACELESS}])|(?<=[${SPACELESS}])|(?!\p{L}))`;

/**
 * Whether `body` mentions `name` with an @.
 *
 * @param others if one of these is longer and begins with the name, it is mentioned instead
 */
export function mentions(body: string, name: string, others: readonly string[] = []): boolean {
  if (!/[@＠﹫]/.test(body)) return false;
  const longer = others.filter((other) => other.length > name.length).map(patternOf);
  const another = longer.length === 0 ? "" : `(?!(?:${longer.join("|")})${NAME_ENDS})`;
  const call = `${WITHIN_WORD}@${another}${patternOf(name)}${NAME_ENDS}`;
  return new RegExp(call, "iu").test(body.normalize("NFKC"));
}

function patternOf(name: string): string {
  return name.normalize("NFKC").replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
