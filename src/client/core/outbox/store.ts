/**
 * Where an outbox outlives its page or program: a port that the page implements with IndexedDB.
 */
import type { MessageId } from "../../../protocol/ids.ts";
import type { Unanswered } from "./pending.ts";

/**
 * Stores an outbox, shared by all visits of one member on one device.
 *
 * @example
 * const kept = new Map<string, Unanswered>();
 * const store: OutboxStore = {
 *   adopt: async () => [...kept.values()],
 *   put: async (it) => void kept.set(it.id, it),
 *   remove: async (id) => void kept.delete(id),
 * };
 */
export interface OutboxStore {
  /**
   * Takes over what this visit stored, and what other visits of the member left when they ended. No other
   * visit gets the same from then on.
   */
  adopt(): Promise<readonly Unanswered[]>;
  /** Resolves once `it` is stored. */
  put(it: Unanswered): Promise<void>;
  remove(id: MessageId): Promise<void>;
}

/** Stores nothing: the outbox lives in memory alone. */
export const noStore: OutboxStore = {
  adopt: async () => [],
  put: async () => {},
  remove: async () => {},
};

/** A store that ignores its failures: the outbox in memory is sent all the same. */
export function forgiving(store: OutboxStore): OutboxStore {
  return {
    adopt: async () => store.adopt().catch(() => []),
    put: async (it) => store.put(it).catch(() => {}),
    remove: async (id) => store.remove(id).catch(() => {}),
  };
}
