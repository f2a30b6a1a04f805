/**
 * Importing messages and entries into a room without messages: batch after batch, so that an interrupted
 * import can resume. Nobody may say anything in between.
 */
import { jsonOf } from "../../protocol/records/entry.ts";
import type { Message } from "../../protocol/records/message.ts";
import { PINS } from "../../protocol/rights/pins.ts";
import type { RefusalCode } from "../../protocol/wire/refusals.ts";
import { isGoverned } from "../../protocol/rights/setting-keys.ts";
import { type Outcome, refusal, denied } from "../turn/answer.ts";
import type { EntryImport, MessageImport } from "../turn/ask.ts";
import { type Admitted, memberOf } from "../turn/caller.ts";
import type { Effect } from "../turn/effects.ts";
import type { Log } from "../memory/log.ts";
import type { Permissions } from "../people/permissions.ts";
import type { Retention } from "../memory/retention.ts";
import { faultInWrite, type SharedState } from "../entries/shared-state.ts";
import type { Records } from "../turn/stored.ts";
import { store } from "../entries/entry-writing.ts";

/** Stores the messages of a batch that are not stored yet. */
export function importMessages(
  { log, records }: { readonly log: Log; readonly records: Records },
  _who: Admitted,
  { from, messages }: MessageImport,
  now: number,
): Outcome {
  const { count, last } = log.decision("imported", "") ?? { count: 0, last: 0 };
  const span = { after: 0, before: log.head + 1, from: "newest" } as const;
  const [newest] = log.page(span, 1);
  // Imported messages may have expired since, all of them or the oldest.
  const isAlone = log.horizon <= last && (newest?.seq ?? log.horizon) === last;
  const expected = messages[count - 1 - from];
  const isSame = expected === undefined || newest === undefined || expected.id === newest.id;
  if (!isAlone || !isSame || from > count) return denied("not-empty");
  const here = Math.min(messages.length, count - from);
  const { stored, fault } = storeAll(log, messages.slice(here), newest?.at ?? 0, now);
  const value = { count: count + stored.length, last: stored.at(-1)?.seq ?? last };
  const isKept = stored.length === 0 || log.decide([{ kind: "imported", key: "", value }]);
  const [first, ...rest] = stored;
  const told =
    first === undefined ? [] : records.tell({ is: "imported", messages: [first, ...rest] }, now);
  const taken = here + stored.length;
  const code = fault ?? (isKept ? undefined : "not-stored");
  return [code === undefined ? { is: "done", taken } : refusal(code, { taken }), told];
}

/** Stores `drafts` in order, until one fails. */
function storeAll(
  log: Log,
  drafts: MessageImport["messages"],
  after: number,
  now: number,
): { readonly stored: readonly Message[]; readonly fault?: RefusalCode } {
  const stored: Message[] = [];
  let previous = after;
  for (const draft of drafts) {
    if (log.isFull) return { stored, fault: "room-full" };
    // Messages expire in their order. One dated before its predecessors would be shown after its time, and
    // one dated in the future would outlive current messages.
    const at = Math.max(previous, Math.min(draft.at, now));
    const message = log.append({ ...draft, at });
    if (message === undefined) return { stored, fault: "not-stored" };
    stored.push(message);
    previous = at;
  }
  return { stored };
}

/** Stores entries under the names of their writers, and settings under that of the owner who imports them. */
export function importEntries(
  room: {
    readonly entries: () => SharedState;
    readonly records: Records;
    readonly retention: Retention;
    readonly permissions: Permissions;
  },
  who: Admitted,
  { entries: imported }: EntryImport,
  now: number,
): Outcome {
  const effects: Effect[] = [];
  for (const [taken, { id, key, value, by, name, at }] of imported.entries()) {
    // Pins are seqs of the exported room; its messages have other seqs here.
    if (key === PINS) continue;
    const former = room.entries().entry(key)?.value;
    if (former !== undefined && jsonOf(former) === jsonOf(value)) continue;
    const ask = { type: "set", id, key, value } as const;
    const fault = faultInWrite(ask) ?? room.permissions.denialOfWrite(ask, who, now)?.code;
    if (fault !== undefined) return [refusal(fault, { taken }), effects];
    const author = isGoverned(key) ? memberOf(who) : { id: by, name };
    const [answer, told] = store(room, author, ask, Math.min(at, now), now);
    effects.push(...told);
    if (answer.is === "refused") return [refusal(answer.code, { taken }), effects];
  }
  return [{ is: "done", taken: imported.length }, effects];
}
