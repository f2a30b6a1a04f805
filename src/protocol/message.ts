/**
 * What a room remembers, and of whom.
 */
import * as v from "valibot";
import { MemberId, type MessageId, type Seq } from "./ids.ts";

/** Somebody in the room. Names are for reading; only `id` tells two people apart. */
export const Member = v.object({
  id: MemberId,
  name: v.string(),
  /** Let in by a link for programs. */
  bot: v.optional(v.literal(true)),
});
export type Member = v.InferOutput<typeof Member>;

/** What somebody said, as the room remembers it. */
export interface Message {
  readonly seq: Seq;
  /** The seq of its last change; absent while it is as it was said. */
  readonly rev?: Seq | undefined;
  readonly id: MessageId;
  readonly by: MemberId;
  /** What they were called when they said it. */
  readonly name: string;
  /** The room's clock, milliseconds since 1970. */
  readonly at: number;
  readonly body: string;
}

/** The seq of a message's last change. */
export function revOf({ seq, rev = seq }: Message): Seq {
  return rev;
}
