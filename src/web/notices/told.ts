/**
 * The notices of the log: joins, leaves, renames, and changes of the shared state.
 */
import type { Member, Notice } from "../../client/index.ts";
import type { Seq } from "../../protocol/ids.ts";

export interface SharedChange {
  readonly kind: "shared";
  readonly what: "topic" | "noTopic" | "put" | "done" | "removed" | "title";
  readonly text: string;
  /** Who made the change; unknown for a removal. */
  readonly by: Member | undefined;
  readonly at: number;
  /** The seq that the change took; for a removal, the head at that time. */
  readonly after: Seq;
}

export type Told = Notice | SharedChange;

/** Joins and leaves may be hidden. Renames never are. */
export function toldOf(notices: readonly Notice[], showsJoins: boolean): readonly Notice[] {
  return showsJoins ? notices : notices.filter(({ kind }) => kind === "renamed");
}
