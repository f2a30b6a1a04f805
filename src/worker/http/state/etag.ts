/**
 * The rev of an entry as HTTP has it: the ETag of an answer, and the condition of a write.
 */
import type { Seq } from "../../../protocol/ids.ts";

export function etagOf(rev: Seq): string {
  return `"${rev}"`;
}

/** What a write asks the entry to be: nothing at all, there, or at `rev` (0 if there must be none). */
export type Condition = "none" | "exists" | { readonly rev: Seq };

/** `undefined` for a condition that cannot be asked of an entry. */
export function conditionIn(ifMatch?: string, ifNoneMatch?: string): Condition | undefined {
  if (ifNoneMatch !== undefined) {
    return ifNoneMatch === "*" && ifMatch === undefined ? { rev: 0 } : undefined;
  }
  if (ifMatch === undefined) return "none";
  if (ifMatch === "*") return "exists";
  // What compresses an answer on its way, as Cloudflare does, makes its tag a weak one. A rev is exact all the same.
  const rev = /^(?:W\/)?"([1-9]\d{0,14})"$/.exec(ifMatch)?.[1];
  return rev === undefined ? undefined : { rev: Number(rev) };
}

/** Whether somebody with `ifNoneMatch` has the entry at `rev` already. */
export function isKnown(rev: Seq, ifNoneMatch: string): boolean {
  const tags = new Set(ifNoneMatch.split(",").map((it) => it.trim().replace(/^W\//, "")));
  return tags.has("*") || tags.has(etagOf(rev));
}
