/**
 * The changes of shared state that the log shows. An entry carries only its last change, and nothing of its
 * deletion: only those who were present know that something was removed.
 */
import type { Entries, Entry, RoomView } from "../../client/index.ts";
import { changesBetween } from "../../client/core/entries.ts";
import type { SharedChange } from "./told.ts";
import { itemOf } from "../sharing/shown-entries.ts";
import { TOPIC, sharedTextOf } from "../sharing/topic-entry.ts";
import { keyOf } from "../../protocol/rights/setting-keys.ts";

/** By entry, so that it is drawn the same each time. */
const told = new WeakMap<Entry, SharedChange>();

interface SeenChanges {
  readonly entries: Entries;
  readonly removed: readonly SharedChange[];
  readonly changes: readonly SharedChange[];
}

const seen = new WeakMap<RoomView, SeenChanges>();

/** In the order in which they happened, including what was removed while this page was open. */
export function changesIn(room: RoomView, entries: Entries): readonly SharedChange[] {
  const former = seen.get(room);
  if (former?.entries === entries) return former.changes;
  const moment = { after: room.state.timeline.cursor?.seq ?? 0, at: Date.now() };
  const removed =
    former === undefined
      ? []
      : former.removed.concat(removedSince(former.entries, entries, moment));
  const changes = newsIn(entries).concat(removed).toSorted(inOrder);
  seen.set(room, { entries, removed, changes });
  return changes;
}

export function newsIn(entries: Entries): SharedChange[] {
  return [...entries.values()].flatMap((entry) => changeOf(entry) ?? []).toSorted(inOrder);
}

/** @param moment when the removal was noticed */
export function removedSince(
  former: Entries,
  entries: Entries,
  moment: Pick<SharedChange, "after" | "at">,
): SharedChange[] {
  return [...changesBetween(former, entries)].flatMap(({ key, entry }) => {
    const it = former.get(key);
    const change = it === undefined || entry !== undefined ? undefined : changeOf(it);
    // A room without a title shows its name again, which stands above the log.
    if (change === undefined || change.what === "title") return [];
    return [
      {
        ...change,
        ...moment,
        what: change.what === "topic" ? ("noTopic" as const) : ("removed" as const),
        by: undefined,
      },
    ];
  });
}

function inOrder(a: SharedChange, b: SharedChange): number {
  return a.after - b.after;
}

function changeOf(entry: Entry): SharedChange | undefined {
  const known = told.get(entry);
  if (known !== undefined) return known;
  const said = whatOf(entry);
  if (said === undefined) return undefined;
  const { by, name, at, rev } = entry;
  const change: SharedChange = { kind: "shared", ...said, by: { id: by, name }, at, after: rev };
  told.set(entry, change);
  return change;
}

function whatOf({ key, value }: Entry): Pick<SharedChange, "what" | "text"> | undefined {
  if (key === TOPIC || key === keyOf("title")) {
    const text = sharedTextOf(value);
    return text === undefined ? undefined : { what: key === TOPIC ? "topic" : "title", text };
  }
  const [item] = itemOf(key, value);
  return item && { what: item.isDone ? "done" : "put", text: item.text };
}
