/**
 * The messages for a client that was away, or scrolls back.
 */
import type { Page, Welcome } from "../../protocol/wire/frames.ts";
import type { Pull } from "../../protocol/wire/client-frames.ts";
import type { Cursor, Seq } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import type { Message } from "../../protocol/records/message.ts";
import type { Log } from "./log.ts";

/** What brings a client with `cursor` up to the head. What it leaves out is its `gap`. */
export function catchUp(
  log: Log,
  cursor: Cursor | undefined,
): Pick<Welcome, "mode" | "records" | "gap" | "horizon"> {
  const { horizon } = log;
  return { ...missed(log, cursor), ...(horizon > 0 && { horizon }) };
}

function missed(log: Log, cursor: Cursor | undefined): Pick<Welcome, "mode" | "records" | "gap"> {
  if (cursor === undefined || cursor.epoch !== log.epoch || cursor.seq > log.head)
    return reset(log);
  const changed = log.changedSince(cursor.seq, LIMITS.resumeRecords);
  if (changed !== undefined) return { mode: "resumed", records: changed };
  // Too much for one frame: the client gets the revisions of the messages that it has, and the newest page.
  const revised = log.revisedSince(cursor.seq, LIMITS.resumeRecords);
  if (revised === undefined) return reset(log);
  const older = revised.filter((message) => message.seq <= cursor.seq);
  const known = Math.max(cursor.seq, log.horizon);
  const newest = newestPage(log, known);
  const first = newest[0]?.seq ?? 0;
  // A page that is not full leaves nothing out.
  const isWhole = newest.length < LIMITS.pageRecords || first === known + 1;
  return {
    mode: "resumed",
    records: [...older, ...newest],
    ...(!isWhole && { gap: { after: known, before: first } }),
  };
}

/**
 * The messages between two seqs, as far as they fit: from the newest down, or with `after` alone, from the
 * oldest up.
 */
export function pageOf(
  log: Log,
  { after, before }: Partial<Pull>,
  limit: number = LIMITS.pageRecords,
): Page {
  const end = Math.min(before ?? Infinity, log.head + 1);
  const start = Math.min(after ?? 0, end);
  const from = before === undefined && after !== undefined ? "oldest" : "newest";
  const records = log.page({ after: start, before: end, from }, limit);
  const isWhole = records.length < limit;
  return {
    type: "page",
    after: isWhole || from === "oldest" ? start : (records[0]?.seq ?? start + 1) - 1,
    before: isWhole || from === "newest" ? end : (records.at(-1)?.seq ?? end - 1) + 1,
    records,
  };
}

/** What changed in the range (`from`, `to`], as far as it fits, from the oldest up. */
export function changesPast(
  log: Log,
  from: Seq,
): { readonly to: Seq; readonly records: Message[] } {
  const changed = log.changedSince(from, LIMITS.resumeRecords);
  if (changed !== undefined) return { to: log.head, records: changed };
  const { records, before } = pageOf(log, { after: from }, LIMITS.resumeRecords);
  return { to: before - 1, records };
}

function reset(log: Log): Pick<Welcome, "mode" | "records" | "gap"> {
  const records = newestPage(log, 0);
  const before = records[0]?.seq ?? 0;
  const after = log.horizon;
  const isWhole = records.length < LIMITS.pageRecords || before <= after + 1;
  return { mode: "reset", records, ...(!isWhole && { gap: { after, before } }) };
}

function newestPage(log: Log, after: number) {
  return log.page({ after, before: log.head + 1, from: "newest" }, LIMITS.pageRecords);
}
