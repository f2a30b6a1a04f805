/**
 * The outbox of one member on one device, shared by several tabs.
 */
import type { Unanswered } from "../../src/client/core/outbox/pending.ts";
import type { OutboxStore } from "../../src/client/core/outbox/store.ts";

export class SharedOutbox {
  readonly #entries = new Map<string, { pending: Unanswered; owner: object }>();
  readonly #alive = new Set<object>();

  /** The store of one more tab. `end` ends that tab. */
  open(): OutboxStore & { end(): void } {
    const tab = {};
    this.#alive.add(tab);
    return {
      adopt: async () => this.#adopt(tab),
      put: async (pending) => void this.#entries.set(pending.id, { pending, owner: tab }),
      remove: async (id) => void this.#entries.delete(id),
      end: () => void this.#alive.delete(tab),
    };
  }

  get size(): number {
    return this.#entries.size;
  }

  #adopt(tab: object): readonly Unanswered[] {
    const orphans = [...this.#entries.values()].filter(({ owner }) => !this.#alive.has(owner));
    for (const orphan of orphans) orphan.owner = tab;
    // Out of order on purpose: a database keeps no order either.
    return orphans.map(({ pending }) => pending).toReversed();
  }
}
