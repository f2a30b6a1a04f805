/**
 * Where an outbox outlives its page or program.
 */
import type { MessageId } from "../../../protocol/ids.ts";
import type { Unanswered } from "./pending.ts";

/**
 * A place that keeps an outbox, shared by all visits of one member on one device.
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
   * Takes over what nobody looks after: what this visit kept, and what visits of the same member left when they
   * ended. Nobody else gets the same from then on.
   */
  adopt(): Promise<readonly Unanswered[]>;
  /** Resolves once `it` is safe. */
  put(it: Unanswered): Promise<void>;
  remove(id: MessageId): Promise<void>;
}

/** Keeps nothing: what is in memory is all there is. */
export const noStore: OutboxStore = {
  adopt: async () => [],
  put: async () => {},
  remove: async () => {},
};

/** A store that fails keeps nothing; what is in memory is sent all the same. */
export function forgiving(store: OutboxStore): OutboxStore {
  return {
    adopt: async () => store.adopt().catch(() => []),
    put: async (it) => store.put(it).catch(() => {}),
    remove: async (id) => store.remove(id).catch(() => {}),
  };
}
