/**
 * A member's own messages: found, however rarely they spoke, and erased.
 */
import type { Action } from "../../protocol/rights/actions.ts";
import type { MemberId, Seq } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/records/message.ts";
import { type Log, SCANNED_SEQS } from "../memory/log.ts";

/** Messages of their own that a member erases in one turn. */
const ERASED_AT_ONCE = 200;

/** What is left of the name of somebody who was forgotten. */
export const SOMEBODY = "Somebody";

/** Messages of a member in so much of the room's order; `next` is where to go on, absent at its end. */
export interface Own {
  readonly messages: Message[];
  readonly next?: Seq;
}

/** What `by` said past `after`: no further than can be looked through in a moment, however rarely they spoke. */
export function ownOf(log: Log, by: MemberId, after: Seq, limit: number): Own {
  const before = Math.max(after, log.horizon) + SCANNED_SEQS + 1;
  const messages = log.saidBy(by, { after, before, from: "oldest" }, limit);
  const last = messages.length < limit ? before - 1 : (messages.at(-1)?.seq ?? before - 1);
  return { messages, ...(last < log.head && { next: last }) };
}

export type OwnErased =
  | { readonly ok: true; readonly messages: Message[]; readonly next?: Seq | undefined }
  | { readonly ok: false };

/** Erases what `by` said, as far as goes in one turn. */
export function eraseOwn(
  log: Log,
  by: MemberId,
  { after = 0, nameless }: Extract<Action, { act: "erase-mine" }>,
): OwnErased {
  const { messages, next } = ownOf(log, by, after, ERASED_AT_ONCE);
  const erased: Message[] = [];
  for (const { seq } of messages) {
    const message = log.revise(seq, { is: "erased" }, nameless && SOMEBODY);
    if (message === undefined) {
      return erased.length === 0 ? { ok: false } : { ok: true, messages: erased, next: seq - 1 };
    }
    erased.push(message);
  }
  return { ok: true, messages: erased, next };
}
