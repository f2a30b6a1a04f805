/**
 * What was said and is not yet acknowledged, in order. A value, like the timeline.
 */
import type { Refused } from "../../../protocol/wire/frames.ts";
import type { Message } from "../../../protocol/records/message.ts";
import type { MemberId, MessageId, Seq } from "../../../protocol/ids.ts";

export interface Pending {
  readonly id: MessageId;
  readonly body: string;
  /** When it was said here, milliseconds since 1970. */
  readonly at: number;
  /** The cursor's seq then: if the room has it, it is past that. */
  readonly after: Seq;
  /** Why the room would not take it, or why we did not send it; it waits for a person. */
  readonly refused?: Pick<Refused, "code" | "detail">;
}

export type Outbox = readonly Pending[];

/** Older than this, a message is not sent without asking: its moment may have passed. */
export const ASK_AFTER = 24 * 60 * 60 * 1_000;

const STALE = {
  code: "stale",
  detail: "You wrote this more than a day ago. Send it now, or discard it?",
};

/** Without what has come back as a record. */
export function acknowledged(
  outbox: Outbox,
  by: MemberId | undefined,
  records: readonly Message[],
): Outbox {
  if (outbox.length === 0) return outbox;
  const stored = new Set(records.filter((it) => it.by === by).map((it) => it.id));
  return stored.size === 0 ? outbox : outbox.filter((pending) => !stored.has(pending.id));
}

export function refusedIn(outbox: Outbox, { id, code, detail }: Refused): Outbox {
  return outbox.map((it) => (it.id === id ? { ...it, refused: { code, detail } } : it));
}

/** With what has waited too long to go out by itself set aside. */
export function aged(outbox: Outbox, now: number): Outbox {
  const isOld = ({ at, refused }: Pending): boolean =>
    refused === undefined && now - at > ASK_AFTER;
  return outbox.some(isOld)
    ? outbox.map((it) => (isOld(it) ? { ...it, refused: STALE } : it))
    : outbox;
}

/** `outbox` behind what was `adopted`, each once: whatever its clock said, that was written in an earlier page. */
export function merged(outbox: Outbox, adopted: Outbox): Outbox {
  const known = new Set(outbox.map((it) => it.id));
  const added = adopted.filter((it) => !known.has(it.id));
  if (added.length === 0) return outbox;
  return [...added.toSorted((a, b) => a.at - b.at), ...outbox];
}

/** Where an outbox outlives its page or program. */
export interface OutboxStore {
  /**
   * Takes over what nobody looks after: what this visit kept, and what visits of the same member left when they
   * ended. Nobody else gets the same from then on.
   */
  adopt(): Promise<Outbox>;
  /** Resolves once `pending` is safe. */
  put(pending: Pending): Promise<void>;
  remove(id: MessageId): Promise<void>;
}

/** Keeps nothing: what is in memory is all there is. */
export const noStore: OutboxStore = {
  adopt: async () => [],
  put: async () => {},
  remove: async () => {},
};

/** A store that fails keeps nothing; what is in memory is said all the same. */
export function forgiving(store: OutboxStore): OutboxStore {
  return {
    adopt: async () => store.adopt().catch(() => []),
    put: async (pending) => store.put(pending).catch(() => {}),
    remove: async (id) => store.remove(id).catch(() => {}),
  };
}
