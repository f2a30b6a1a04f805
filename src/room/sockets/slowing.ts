/**
 * Refuses frames that come too fast, and closes the connection of a client that does not slow down.
 */
import type { MessageId } from "../../protocol/ids.ts";
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import type { Decoded } from "../../protocol/wire/room-codec.ts";
import type { ConnectionId, Joined } from "../turn/connection.ts";
import type { Effect } from "../turn/effects.ts";
import { CLOSED_AFTER, type Endings } from "./endings.ts";
import type { Fairness } from "../limits/fairness.ts";

export class Slowing {
  readonly #fairness: Fairness;
  readonly #endings: Endings;

  constructor({ fairness, endings }: { readonly fairness: Fairness; readonly endings: Endings }) {
    this.#fairness = fairness;
    this.#endings = endings;
  }

  /**
   * What to do instead of handling a message that came too soon. Its price is taken here; asks pay in
   * asking.ts.
   */
  slowDown(
    id: ConnectionId,
    { member, address }: Joined,
    decoded: Decoded,
    cost: number,
    now: number,
  ): Effect[] | undefined {
    const wait = this.#fairness.take({ connection: id, member, address }, cost, now);
    if (wait === 0) return undefined;
    const flood = this.flood(id, now);
    if (flood !== undefined) return flood;
    if (!decoded.ok) {
      return CLOSED_AFTER[decoded.code] === undefined
        ? this.#endings.refuse(id, "slow-down", now, decoded.id, { retryAfter: wait })
        : undefined;
    }
    // A `read` has no effect, so it is never refused.
    if (decoded.frame.type === "read") return undefined;
    if (decoded.frame.type === "hello") {
      return this.#endings.close(id, CLOSE.busy, "slow down", now);
    }
    return this.#endings.refuse(id, "slow-down", now, named(decoded), { retryAfter: wait });
  }

  /** Closes a connection that was refused too often for coming too fast. */
  flood(id: ConnectionId, now: number): Effect[] | undefined {
    return this.#fairness.refuse(id, now)
      ? this.#endings.close(id, CLOSE.flood, "flood", now)
      : undefined;
  }
}

/** The id of a message, if it has one. */
export function named(decoded: Decoded): MessageId | undefined {
  if (!decoded.ok) return decoded.id;
  return "id" in decoded.frame ? decoded.frame.id : undefined;
}
