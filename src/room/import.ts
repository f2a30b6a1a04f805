/**
 * Takes in what was said elsewhere, into a room where nothing was said: batch after batch, so that what was cut off can go
 * on. Nobody may say anything in between.
 */
import type { RefusalCode } from "../protocol/refusals.ts";
import type { Message } from "../protocol/message.ts";
import type { Draft, Log } from "./log.ts";

/** Messages of an import, and how many came before them. */
export interface Batch {
  readonly from: number;
  readonly messages: readonly Draft[];
}

export type TakenIn =
  | { readonly ok: true; readonly messages: Message[] }
  /** With those that were stored all the same. */
  | { readonly ok: false; readonly code: RefusalCode; readonly messages: Message[] };

/** Stores what of `batch` is not here yet. */
export function takeIn(log: Log, { from, messages }: Batch, now: number): TakenIn {
  const { count, last } = log.decision("imported", "") ?? { count: 0, last: 0 };
  const span = { after: 0, before: log.head + 1, from: "newest" } as const;
  const [newest] = log.page(span, 1);
  const isAlone = (newest?.seq ?? 0) === last && log.horizon === 0;
  const expected = messages[count - 1 - from];
  const isSame = expected === undefined || expected.id === newest?.id;
  if (!isAlone || !isSame || from > count) return { ok: false, code: "not-empty", messages: [] };
  const stored: Message[] = [];
  const done = (code?: RefusalCode): TakenIn => {
    const value = { count: count + stored.length, last: stored.at(-1)?.seq ?? last };
    const isKept = stored.length === 0 || log.decide([{ kind: "imported", key: "", value }]);
    if (code === undefined && isKept) return { ok: true, messages: stored };
    return { ok: false, code: code ?? "not-stored", messages: stored };
  };
  for (const draft of messages.slice(Math.max(0, count - from))) {
    if (log.isFull) return done("room-full");
    // What is said to come from later would outlive what is said now.
    const message = log.append({ ...draft, at: Math.min(draft.at, now) });
    if (message === undefined) return done("not-stored");
    stored.push(message);
  }
  return done();
}
