/**
 * The signal of somebody who is writing: rule 5.10 of docs/protocol.md.
 */
export const TYPING_SIGNAL = {
  kind: "typing",
  /** Milliseconds between two signals of somebody who goes on writing. */
  every: 3_000,
  /** Milliseconds that one holds: a late one comes in time. */
  holdsFor: 5_000,
} as const;
