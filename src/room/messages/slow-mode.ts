/**
 * Slow mode: the time between two messages of a member, where the room has set one.
 */
import { LIMITS } from "../../protocol/limits.ts";
import { isSlowed } from "../../protocol/rights/may.ts";
import { type Refusal, refusal } from "../turn/answer.ts";
import type { Admitted } from "../turn/caller.ts";
import type { Effect } from "../turn/effects.ts";
import type { Log } from "../memory/log.ts";
import type { Bystander, Stored } from "../turn/stored.ts";

export class SlowMode implements Bystander {
  readonly #log: Pick<Log, "page" | "head">;
  readonly #settings: { readonly slow: number };
  /**
   * When each member, and each address of senders without a token, last said something; absent while slow
   * mode is off.
   */
  #saidAt: Map<string, number> | undefined;

  constructor(log: Pick<Log, "page" | "head">, settings: { readonly slow: number }) {
    this.#log = log;
    this.#settings = settings;
  }

  /** Nothing is read in a room without an owner, where nobody has a role. */
  denial({ id, role, guestAddress }: Admitted, now: number): Refusal | undefined {
    if (role === undefined) return undefined;
    const { slow } = this.#settings;
    if (slow === 0) {
      this.#saidAt = undefined;
      return undefined;
    }
    if (!isSlowed(role)) return undefined;
    this.#saidAt ??= this.#lastSaid();
    const own = this.#saidAt.get(id) ?? -Infinity;
    const there =
      guestAddress === undefined ? -Infinity : (this.#saidAt.get(guestAddress) ?? -Infinity);
    const wait = Math.max(own, there) + slow - now;
    return wait > 0 ? refusal("slow-mode", { retryAfter: Math.ceil(wait / 1_000) }) : undefined;
  }

  hear(stored: Stored): Effect[] {
    if (stored.is === "said") this.#note(stored.message.by, stored.message.at, stored.guestAddress);
    return [];
  }

  /** All messages are gone. */
  forget(): void {
    this.#saidAt = undefined;
  }

  #note(member: string, now: number, address: string | undefined): void {
    const saidAt = this.#saidAt;
    if (saidAt === undefined) return;
    for (const who of address === undefined ? [member] : [member, address]) {
      saidAt.delete(who);
      saidAt.set(who, now);
    }
    // They are in the order of their last messages: those at the front may speak again.
    for (const [who, at] of saidAt) {
      if (at + this.#settings.slow > now) break;
      saidAt.delete(who);
    }
  }

  /** Read from the newest page: a room that slept has forgotten it. */
  #lastSaid(): Map<string, number> {
    const span = { after: 0, before: this.#log.head + 1, from: "newest" } as const;
    return new Map(this.#log.page(span, LIMITS.pageRecords).map(({ by, at }) => [by, at]));
  }
}
