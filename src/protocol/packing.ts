/**
 * How messages travel in a frame: who said them is named once, and a seq that follows on the one before is left out.
 */
import * as v from "valibot";
import { MessageId, Seq } from "./ids.ts";
import { Member, type Message } from "./message.ts";

/** In a list, from 0. */
const Place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const PackedMessage = v.object({
  /** Absent if it is one more than that of the message before, or for the first, than where the frame begins. */
  seq: v.optional(Seq),
  rev: v.optional(Seq),
  id: MessageId,
  /** Who said it, by place among the frame's `authors`. */
  by: Place,
  at: v.number(),
  body: v.string(),
});
type PackedMessage = v.InferOutput<typeof PackedMessage>;

/** The fields of a frame that brings messages. */
export const packed = { authors: v.array(Member), records: v.array(PackedMessage) };

interface Packed {
  readonly authors: readonly Member[];
  readonly records: readonly PackedMessage[];
}

/** @param begin the seq that a first message without one follows on */
export function pack(messages: readonly Message[], begin: Seq): Packed {
  const authors: Member[] = [];
  const places = new Map<string, number>();
  let previous = begin;
  const records = messages.map(({ seq, by: id, name, ...rest }) => {
    const author = `${id} ${name}`;
    let by = places.get(author);
    if (by === undefined) {
      by = authors.push({ id, name }) - 1;
      places.set(author, by);
    }
    const follows = seq === previous + 1;
    previous = seq;
    return { ...(follows ? {} : { seq }), by, ...rest };
  });
  return { authors, records };
}

/** `undefined` if an author is missing. */
export function unpack({ authors, records }: Packed, begin: Seq): Message[] | undefined {
  const messages: Message[] = [];
  let previous = begin;
  for (const { seq = previous + 1, by, ...rest } of records) {
    const author = authors[by];
    if (author === undefined) return undefined;
    messages.push({ seq, by: author.id, name: author.name, ...rest });
    previous = seq;
  }
  return messages;
}
