/**
 * Has whoever does too much wait or, if they do not, go.
 */
import type { ClientFrame } from "../protocol/wire/client-frames.ts";
import { CLOSE } from "../protocol/wire/close-codes.ts";
import type { MessageId } from "../protocol/ids.ts";
import { refused } from "../protocol/wire/refusals.ts";
import type { Decoded } from "../protocol/wire/room-codec.ts";
import type { ConnectionId, Joined } from "./connection.ts";
import type { Connections } from "./connections.ts";
import type { Effect } from "./effects.ts";
import { CLOSED_AFTER, type Endings } from "./endings.ts";
import type { Fairness } from "./fairness.ts";
import type { Parts } from "./parts.ts";
import { costOf } from "./prices.ts";

export class Pace {
  readonly #connections: Connections;
  readonly #fairness: Fairness;
  readonly #endings: Endings;

  constructor({ connections, fairness }: Parts, endings: Endings) {
    this.#connections = connections;
    this.#fairness = fairness;
    this.#endings = endings;
  }

  /** What to do instead of what arrived, if it came too soon. */
  slowDown(
    id: ConnectionId,
    connection: Joined,
    decoded: Decoded,
    now: number,
  ): Effect[] | undefined {
    const { member, address } = connection;
    const wait = this.#fairness.take({ connection: id, member, address }, costOf(decoded), now);
    if (wait === 0) return undefined;
    if (this.#fairness.refuse(id, now)) return this.#endings.close(id, CLOSE.flood, "flood", now);
    if (!decoded.ok) {
      return CLOSED_AFTER[decoded.code] === undefined
        ? [this.#hurry(id, wait, decoded.id)]
        : undefined;
    }
    const { frame } = decoded;
    // What one has read makes nothing happen here.
    if (frame.type === "read") return undefined;
    if (frame.type === "hello") return this.#endings.close(id, CLOSE.busy, "slow down", now);
    const owing = owingAfter(connection, frame);
    return [
      ...(owing === undefined ? [] : [this.#connections.become(id, owing)]),
      this.#hurry(id, wait, named(decoded)),
    ];
  }

  #hurry(id: ConnectionId, wait: number, frame?: MessageId): Effect {
    return {
      do: "send",
      to: id,
      frame: refused("slow-down", frame, wait),
      plain: this.#connections.isPlain(id),
    };
  }
}

/**
 * What follows `frame` waits for it, as behind what could not be stored: messages behind a message, and writes behind a
 * write. `undefined` if nothing waits that did not before.
 */
function owingAfter(connection: Joined, frame: ClientFrame): Joined | undefined {
  const { plain, owes, owesWrite } = connection;
  if (frame.type === "say") {
    return owes === undefined && plain === undefined
      ? { ...connection, owes: frame.id }
      : undefined;
  }
  if (frame.type !== "set" && frame.type !== "delete") return undefined;
  return owesWrite === undefined ? { ...connection, owesWrite: frame.id } : undefined;
}

/** The id that what arrived gave itself. */
export function named(decoded: Decoded): MessageId | undefined {
  if (!decoded.ok) return decoded.id;
  return "id" in decoded.frame ? decoded.frame.id : undefined;
}
