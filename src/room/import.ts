/**
 * Takes in what was said and shared elsewhere, into a room where nothing was said: batch after batch, so that what was cut off
 * can go on. Nobody may say anything in between.
 */
import type { RefusalCode } from "../protocol/wire/refusals.ts";
import type { Message } from "../protocol/records/message.ts";
import type { Json } from "../protocol/records/entry.ts";
import type { Draft, Log } from "./log.ts";
import type { EntryDraft } from "./state-log.ts";

/** Messages of an import, and how many came before them. */
export interface Batch {
  readonly from: number;
  readonly messages: readonly Draft[];
}

/** An entry that is there in a copy. */
export type ImportedEntry = EntryDraft & { readonly value: Json };

/** How much of a batch is here now, from its beginning, whether or not it was before; with `code`, why that is not all. */
export interface Taken {
  readonly count: number;
  readonly code?: RefusalCode;
}

/** With the messages that were new. */
export interface TakenIn extends Taken {
  readonly messages: Message[];
}

/** Stores what of `batch` is not here yet. */
export function takeIn(log: Log, { from, messages }: Batch, now: number): TakenIn {
  const { count, last } = log.decision("imported", "") ?? { count: 0, last: 0 };
  const span = { after: 0, before: log.head + 1, from: "newest" } as const;
  const [newest] = log.page(span, 1);
  // What was imported may have ended since, all of it or the oldest.
  const isAlone = log.horizon <= last && (newest?.seq ?? log.horizon) === last;
  const expected = messages[count - 1 - from];
  const isSame = expected === undefined || newest === undefined || expected.id === newest.id;
  if (!isAlone || !isSame || from > count) return { count: 0, code: "not-empty", messages: [] };
  const here = Math.min(messages.length, count - from);
  const stored: Message[] = [];
  const done = (code?: RefusalCode): TakenIn => {
    const value = { count: count + stored.length, last: stored.at(-1)?.seq ?? last };
    const isKept = stored.length === 0 || log.decide([{ kind: "imported", key: "", value }]);
    const its = { count: here + stored.length, messages: stored };
    if (code === undefined && isKept) return its;
    return { ...its, code: code ?? "not-stored" };
  };
  let previous = newest?.at ?? 0;
  for (const draft of messages.slice(here)) {
    if (log.isFull) return done("room-full");
    // Messages end in their order: one said to come from before those before it would be shown after its time, and one from
    // later than now would outlive what is said now.
    const at = Math.max(previous, Math.min(draft.at, now));
    const message = log.append({ ...draft, at });
    if (message === undefined) return done("not-stored");
    stored.push(message);
    previous = at;
  }
  return done();
}
