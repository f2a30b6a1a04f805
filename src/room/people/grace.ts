/**
 * Members whose last connection ended a moment ago. Their leave is announced only when the grace is over, so
 * that a change of networks, a reload or a flapping line is no news.
 *
 * The room may hibernate in between, and presence is never stored: each record rides on a connection that
 * stayed, in the state which that connection keeps through a hibernation. When nobody stayed, nobody needs to
 * be told.
 */
import type { MemberId } from "../../protocol/ids.ts";
import type { ConnectionId, Leaving } from "../turn/connection.ts";

/**
 * At 250 bytes each at the very most, they fit in what a socket may remember (16 KiB) beside its own state.
 */
const CARRIED_AT_MOST = 50;

export class Grace {
  readonly #cargo = new Map<ConnectionId, Map<MemberId, Leaving>>();
  readonly #carriers = new Map<MemberId, ConnectionId>();

  /** When the first entry is due. */
  get nextAt(): number | undefined {
    let next: number | undefined;
    for (const { until } of this.#entries()) next = Math.min(next ?? until, until);
    return next;
  }

  carriedBy(connection: ConnectionId): Leaving[] {
    return [...(this.#cargo.get(connection)?.values() ?? [])];
  }

  /** Puts `leaving` on the first of `carriers` with room for it, and tells which; `undefined` if none has. */
  load(leaving: Leaving, carriers: Iterable<ConnectionId>): ConnectionId | undefined {
    for (const carrier of carriers) {
      const cargo = this.#cargo.get(carrier) ?? new Map<MemberId, Leaving>();
      if (cargo.size >= CARRIED_AT_MOST) continue;
      this.#cargo.set(carrier, cargo.set(leaving.id, leaving));
      this.#carriers.set(leaving.id, carrier);
      return carrier;
    }
    return undefined;
  }

  /** Takes a member's entry off its carrier, and tells which that was. */
  unload(member: MemberId): ConnectionId | undefined {
    const carrier = this.#carriers.get(member);
    if (carrier === undefined) return undefined;
    this.#carriers.delete(member);
    const cargo = this.#cargo.get(carrier);
    cargo?.delete(member);
    if (cargo?.size === 0) this.#cargo.delete(carrier);
    return carrier;
  }

  due(now: number): Leaving[] {
    return [...this.#entries()].filter(({ until }) => until <= now);
  }

  *#entries(): Iterable<Leaving> {
    for (const cargo of this.#cargo.values()) yield* cargo.values();
  }
}
