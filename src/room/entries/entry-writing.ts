/**
 * Writing an entry. If it is a setting of the room, governing.ts does what follows.
 */
import { keyOf } from "../../protocol/rights/setting-keys.ts";
import type { Member } from "../../protocol/records/message.ts";
import { type Answer, type Outcome, refusal } from "../turn/answer.ts";
import type { EntryWrite } from "../turn/ask.ts";
import type { Admitted } from "../turn/caller.ts";
import type { Memory, Recall } from "../memory/done-before.ts";
import type { SharedState } from "./shared-state.ts";
import type { Records } from "../turn/stored.ts";
import type { Retention } from "../memory/retention.ts";

/** The answer to a write that was done before. */
export function writtenBefore(
  { entries, memory }: { readonly entries: () => SharedState; readonly memory: Memory },
  { id: by }: Admitted,
  ask: EntryWrite,
  recall: Recall,
): Answer | undefined {
  const { id, after } = ask;
  const past =
    recall === "by heart"
      ? memory.writes.byHeart({ by, id })
      : memory.writes.search({ by, id }, after);
  if (past === undefined) return undefined;
  if (past === "gone") return refusal("too-late");
  return { is: "repeated", rev: past.seq, isOther: entries().isOther(ask, past) };
}

interface Stores {
  readonly entries: () => SharedState;
  readonly records: Records;
  readonly retention: Retention;
}

export function write(room: Stores, who: Admitted, ask: EntryWrite, now: number): Outcome {
  return store(room, who, ask, now, now);
}

/** @param at when it was written, which may have been elsewhere */
export function store(
  { entries, records, retention }: Stores,
  author: Member,
  ask: EntryWrite,
  at: number,
  now: number,
): Outcome {
  // Expired messages must not return when messages are kept for longer from now on.
  const erased = ask.key === keyOf("retention") ? retention.erase(now, "at once") : [];
  const answer = entries().write(author, ask, at);
  if (!("entry" in answer)) return [answer, erased];
  return [answer, [...erased, ...records.tell({ is: "written", entry: answer.entry }, now)]];
}
