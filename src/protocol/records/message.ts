/**
 * What a room remembers, and of whom.
 */
import * as v from "valibot";
import { MemberId, type MessageId, type Seq } from "../ids.ts";
import { Role } from "../rights/roles.ts";

/** Somebody in the room. Names are for reading; only `id` tells two people apart. */
export const Member = v.object({
  id: MemberId,
  name: v.string(),
  /** Let in by a link for programs. */
  bot: v.optional(v.literal(true)),
  /** The room's word, where it is an owner or a moderator: a name can say anything. */
  role: v.optional(Role),
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
  /** The room's word when this was told, where they were an owner or a moderator; no room stores it. */
  readonly role?: Role | undefined;
  /** The room's clock, milliseconds since 1970. */
  readonly at: number;
  readonly body: string;
}

/** The seq of a message's last change. */
export function revOf({ seq, rev = seq }: Message): Seq {
  return rev;
}
