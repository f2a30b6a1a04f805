/**
 * What is measured in rooms of all sizes.
 */
export type Operation = "join" | "resume" | "cold" | "page" | "say" | "wake" | "again";

interface Description {
  readonly operation: Operation;
  readonly says: string;
  /** Its label in the chart of what a person waits for. */
  readonly label?: string;
  /** A room with fewer messages has less to do for it. */
  readonly needs: number;
}

export const OPERATIONS: readonly Description[] = [
  { operation: "join", says: "a newcomer joins", label: "a newcomer", needs: 50 },
  { operation: "resume", says: "one is back who missed 20", label: "20 missed", needs: 20 },
  { operation: "cold", says: "a restart, and one joins", label: "after a restart", needs: 50 },
  { operation: "page", says: "a page from the middle", needs: 100 },
  { operation: "say", says: "a message", needs: 0 },
  { operation: "wake", says: "a message wakes the room", needs: 1_000 },
  { operation: "again", says: "a message again, all missed", needs: 0 },
];

/** One measurement of an operation. */
export interface Sample {
  readonly round: number;
  readonly operation: Operation;
  /** How many messages the room was filled with. */
  readonly messages: number;
  readonly milliseconds: number;
  readonly rowsRead: number;
}
