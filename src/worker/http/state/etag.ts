/**
 * The rev of an entry as HTTP has it: the ETag of an answer, and the condition of a write.
 */
import type { Seq } from "../../../protocol/ids.ts";
import type { EntryWrite } from "../../../room/turn/ask.ts";

export function etagOf(rev: Seq): string {
  return `"${rev}"`;
}

/** What a write asks the entry to be: at `rev`, at any, or with 0, not there. */
export type Condition = Pick<EntryWrite, "rev">;

/** `undefined` for a condition that cannot be asked of an entry. */
export function conditionIn(ifMatch?: string, ifNoneMatch?: string): Condition | undefined {
  if (ifNoneMatch !== undefined) {
    return ifNoneMatch === "*" && ifMatch === undefined ? { rev: 0 } : undefined;
  }
  if (ifMatch === undefined) return {};
  if (ifMatch === "*") return { rev: "any" };
  // What compresses an answer on its way, as Cloudflare does, makes its tag a weak one. A rev is exact all
  // the same.
  const rev = /^(?:W\/)?"([1-9]\d{0,14})"$/.exec(ifMatch)?.[1];
  return rev === undefined ? undefined : { rev: Number(rev) };
}

/** Whether somebody with `ifNoneMatch` has the entry at `rev` already. */
export function isKnown(rev: Seq, ifNoneMatch: string): boolean {
  const tags = new Set(ifNoneMatch.split(",").map((it) => it.trim().replace(/^W\//, "")));
  return tags.has("*") || tags.has(etagOf(rev));
}
