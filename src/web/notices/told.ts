/**
 * The notices of the log: who came, went or changed their name, and what became of the things that members share.
 */
import type { Member, Notice } from "../../client/index.ts";
import type { Seq } from "../../protocol/ids.ts";

/** Something that the members share became another. */
export interface SharedChange {
  readonly kind: "shared";
  readonly what: "topic" | "noTopic" | "put" | "done" | "removed" | "title";
  readonly text: string;
  /** Whose change it was; for what is gone, that is not known. */
  readonly by: Member | undefined;
  readonly at: number;
  /** The seq that it took; after all that was said before. */
  readonly after: Seq;
}

export type Told = Notice | SharedChange;

/** Who came and went need not be told; who is who now is always. */
export function toldOf(notices: readonly Notice[], showsJoins: boolean): readonly Notice[] {
  return showsJoins ? notices : notices.filter(({ kind }) => kind === "renamed");
}
