/**
 * Which messages somebody wants to be called for.
 */
import type { Message, RoomState } from "../../client/index.ts";
import { type MessageState, readableIn } from "../../protocol/records/message.ts";
import type { Cursor, MemberId } from "../../protocol/ids.ts";
import type { Level } from "../device/levels.ts";
import { SPACELESS } from "../formatting/scripts.ts";
import { seenIn } from "../rooms/unread.ts";

/** The last message past `seen` that calls somebody; in another life of the room all are past it. */
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
  /** The names of others who may be meant instead. */
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

/** In a word of these, as in an address for mail, an @ calls nobody. */
const WITHIN_WORD = String.raw`(?<![\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{N}_])`;
/** A name ends with its word; in scripts without spaces, and where such a one begins, words follow on it. */
const NAME_ENDS = String.raw`(?![\p{M}\p{N}\p{Lm}_])(?:(?=[${SPACELESS}])|(?<=[${SPACELESS}])|(?!\p{L}))`;

/**
 * Whether `body` calls `name` with an @.
 *
 * @param others a longer one of these that begins alike is called instead
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
