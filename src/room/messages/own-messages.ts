/**
 * A member's own messages: finding and erasing them, however rare they are.
 */
import type { Action } from "../../protocol/rights/actions.ts";
import type { MemberId, Seq } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/records/message.ts";
import { type Log, SCANNED_SEQS } from "../memory/log.ts";

/** Messages that a member erases in one turn. */
const ERASED_AT_ONCE = 200;

/** The name of a member who was forgotten. */
export const SOMEBODY = "Somebody";

/** The messages of a member in a part of the room's order; `next` is where to continue, absent at the end. */
export interface Own {
  readonly messages: Message[];
  readonly next?: Seq;
}

/** The messages of `by` past `after`, as far as one turn can search. */
export function ownOf(log: Log, by: MemberId, after: Seq, limit: number): Own {
  const before = Math.max(after, log.horizon) + SCANNED_SEQS + 1;
  const messages = log.saidBy(by, { after, before, from: "oldest" }, limit);
  const last = messages.length < limit ? before - 1 : (messages.at(-1)?.seq ?? before - 1);
  return { messages, ...(last < log.head && { next: last }) };
}

export type OwnErased =
  | { readonly ok: true; readonly messages: Message[]; readonly next?: Seq | undefined }
  | { readonly ok: false };

/** Erases messages of `by`, as many as one turn can. */
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
