/**
 * The typing signal: rule 5.10 of docs/protocol.md.
 */
export const TYPING_SIGNAL = {
  kind: "typing",
  /** Milliseconds between two signals of a member who continues to type. */
  every: 3_000,
  /** Milliseconds that one is valid for, so that a late one still arrives in time. */
  holdsFor: 5_000,
} as const;
