/**
 * How messages and entries are packed in a frame: each author is listed once, and a seq that follows the previous one is
 * left out.
 */
import * as v from "valibot";
import { type Entry, entryFields } from "../records/entry.ts";
import { type MemberId, MessageId, Seq } from "../ids.ts";
import { flatten, Member, type Message, unflatten } from "../records/message.ts";
import type { Role } from "../rights/roles.ts";

/** An index in a list. An invalid number finds no author. */
const AuthorIndex = v.number();

const PackedMessage = v.object({
  /** Absent if it is one more than that of the previous message, or for the first message, than the start of the frame. */
  seq: v.optional(Seq),
  rev: v.optional(Seq),
  id: MessageId,
  /** The author, as an index in the frame's `authors`. */
  by: AuthorIndex,
  at: v.number(),
  body: v.string(),
});
type PackedMessage = v.InferOutput<typeof PackedMessage>;

const PackedEntry = v.object({ ...entryFields, by: AuthorIndex });
type PackedEntry = v.InferOutput<typeof PackedEntry>;

/** The fields of a frame with messages, and entries if there are any. */
export const packed = {
  authors: v.array(Member),
  records: v.array(PackedMessage),
  entries: v.optional(v.array(PackedEntry)),
};

interface Packed {
  readonly authors: readonly Member[];
  readonly records: readonly PackedMessage[];
  readonly entries?: readonly PackedEntry[] | undefined;
}

interface Whole {
  readonly records: Message[];
  readonly entries?: Entry[];
}

/** The role of a member that the room marks for everybody. */
export type RoleOf = (member: MemberId) => Role | undefined;

const nobodys: RoleOf = () => undefined;

/** `member` as sent to others. */
export function vouched(member: Member, roleOf: RoleOf): Member {
  const role = roleOf(member.id);
  return role === undefined ? member : { ...member, role };
}

/** @param begin the seq before that of a first message without one */
export function pack(
  messages: readonly Message[],
  begin: Seq,
  entries: readonly Entry[] = [],
  roleOf: RoleOf = nobodys,
): Packed {
  const authors: Member[] = [];
  const places = new Map<string, number>();
  const placeOf = (id: string, name: string): number => {
    const author = `${id} ${name}`;
    let place = places.get(author);
    if (place === undefined) {
      place = authors.push(vouched({ id, name }, roleOf)) - 1;
      places.set(author, place);
    }
    return place;
  };
  let previous = begin;
  const records = messages.map((message) => {
    const { seq, by, name, role: _, ...rest } = flatten(message);
    const follows = seq === previous + 1;
    previous = seq;
    return { ...(follows ? {} : { seq }), by: placeOf(by, name), ...rest };
  });
  if (entries.length === 0) return { authors, records };
  const packedOnes = entries.map(({ by, name, ...rest }) => ({ by: placeOf(by, name), ...rest }));
  return { authors, records, entries: packedOnes };
}

/** `undefined` if an author is missing. */
export function unpack({ authors, records, entries }: Packed, begin: Seq): Whole | undefined {
  const messages: Message[] = [];
  let previous = begin;
  for (const { seq = previous + 1, by, ...rest } of records) {
    const author = authors[by];
    if (author === undefined) return undefined;
    const { id, name, role } = author;
    messages.push(unflatten({ seq, by: id, name, ...(role && { role }), ...rest }));
    previous = seq;
  }
  if (entries === undefined) return { records: messages };
  const whole: Entry[] = [];
  for (const { by, ...rest } of entries) {
    const author = authors[by];
    if (author === undefined) return undefined;
    whole.push({ by: author.id, name: author.name, ...rest });
  }
  return { records: messages, entries: whole };
}
