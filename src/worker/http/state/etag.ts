/**
 * The rev of an entry in HTTP: the ETag of an answer, and the condition of a write.
 */
import type { Seq } from "../../../protocol/ids.ts";
import type { EntryWrite } from "../../../room/turn/ask.ts";

export function etagOf(rev: Seq): string {
  return `"${rev}"`;
}

/** The condition of a write: the entry is at `rev`, exists at any rev, or with 0, does not exist. */
export type Condition = Pick<EntryWrite, "rev">;

/** `undefined` for an unknown condition. */
export function conditionIn(ifMatch?: string, ifNoneMatch?: string): Condition | undefined {
  if (ifNoneMatch !== undefined) {
    return ifNoneMatch === "*" && ifMatch === undefined ? { rev: 0 } : undefined;
  }
  if (ifMatch === undefined) return {};
  if (ifMatch === "*") return { rev: "any" };
  // Compression on the way, for example by Cloudflare, makes a tag weak. A rev is exact all the same.
  const rev = /^(?:W\/)?"([1-9]\d{0,14})"$/.exec(ifMatch)?.[1];
  return rev === undefined ? undefined : { rev: Number(rev) };
}

/** Whether a client with `ifNoneMatch` has the entry at `rev` already. */
export function isKnown(rev: Seq, ifNoneMatch: string): boolean {
  const tags = new Set(ifNoneMatch.split(",").map((it) => it.trim().replace(/^W\//, "")));
  return tags.has("*") || tags.has(etagOf(rev));
}
