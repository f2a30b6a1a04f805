/**
 * What was said and is not yet acknowledged, in order. A value, like the timeline.
 */
import type { Message, Refused } from "../protocol/frames.ts";
import type { MessageId } from "../protocol/ids.ts";

export interface Pending {
  readonly id: MessageId;
  readonly body: string;
  /** When it was said here, milliseconds since 1970. */
  readonly at: number;
  /** Why the room would not take it; it waits for a person. */
  readonly refused?: Pick<Refused, "code" | "detail">;
}

export type Outbox = readonly Pending[];

/** Without what has come back as a record. */
export function acknowledged(outbox: Outbox, records: readonly Message[]): Outbox {
  if (outbox.length === 0) return outbox;
  const stored = new Set(records.map((record) => record.id));
  return outbox.filter((pending) => !stored.has(pending.id));
}

export function refusedIn(outbox: Outbox, { id, code, detail }: Refused): Outbox {
  return outbox.map((it) => (it.id === id ? { ...it, refused: { code, detail } } : it));
}
