/**
 * Whether only one member ever sent or wrote anything in a room. The room's order tells: overwritten,
 * deleted, erased or forgotten records leave no hole in it.
 */
import type { MemberId, Seq } from "../../protocol/ids.ts";
import type { Log } from "./log.ts";

/** Seqs that are accounted for one by one. Past it, a room counts as one in which others were. */
const LOOKED_AT = 1_000;

/** `several` also means that it can no longer be told. */
export type SoleAuthor =
  | { readonly is: "nobody" | "several" }
  | { readonly is: "one"; readonly member: MemberId };

export class Authorship {
  readonly #log: Log;
  /** As of `head`. Once there are several, there always are. */
  #known: { readonly head: Seq; readonly author: SoleAuthor } | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  get soleAuthor(): SoleAuthor {
    const { head } = this.#log;
    if (this.#known?.head === head) return this.#known.author;
    if (this.#known?.author.is === "several" && this.#known.head < head) return this.#known.author;
    const author = soleAuthorOf(this.#log);
    this.#known = { head, author };
    return author;
  }

  /** All messages are gone. */
  forget(): void {
    this.#known = undefined;
  }
}

/**
 * Each seq is taken by a message, by an erasure (the only revision in a room without an owner), or by a
 * write, which is remembered longer than its entry.
 */
function soleAuthorOf(log: Log): SoleAuthor {
  const { head } = log;
  if (head === 0) return { is: "nobody" };
  const [written] = log.newestDone(1);
  const [said] = log.newestIds(1);
  const member = written?.by ?? said?.by;
  if (member === undefined || head > LOOKED_AT) return { is: "several" };
  if (said !== undefined && said.by !== member) return { is: "several" };
  const revised = log.revisedSince(0, LOOKED_AT) ?? [];
  const all = [...log.newestIds(LOOKED_AT), ...log.newestDone(LOOKED_AT), ...revised];
  const isWhole = all.length === head && all.every(({ by }) => by === member);
  return isWhole ? { is: "one", member } : { is: "several" };
}
