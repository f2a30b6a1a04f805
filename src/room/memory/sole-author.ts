/**
 * Whether one member alone has ever said or written something: asked of the room's order, in which nothing that was
 * overwritten, deleted, erased or forgotten leaves a hole.
 */
import type { MemberId, Seq } from "../../protocol/ids.ts";
import type { Log } from "./log.ts";

/** Seqs that are accounted for, one by one. A room in which more happened is taken for one where others were. */
const LOOKED_AT = 1_000;

/** "several" also stands for what cannot be told any more. */
export type SoleAuthor =
  | { readonly is: "nobody" | "several" }
  | { readonly is: "one"; readonly member: MemberId };

export class Authorship {
  readonly #log: Log;
  /** As of `head`. Once there are several, there will always have been. */
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

  /** All that was said is gone. */
  forget(): void {
    this.#known = undefined;
  }
}

/**
 * Each seq is taken by a message, by the one change that a room without an owner allows of it (its author erases it), or by a
 * write, which is remembered when its entry is not.
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
