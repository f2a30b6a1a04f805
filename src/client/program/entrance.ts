/**
 * Checks what a program joins a room with: link, name and secret.
 */
import { guestName } from "../../protocol/names/guest-names.ts";
import { newSecret, type Secret, tokenFor } from "../identity.ts";
import type { Ports } from "../core/ports.ts";
import { checkedName } from "./checks.ts";
import { parseLink, type RoomLink } from "./link.ts";

export interface JoinOptions {
  /** The display name, at most 40 characters; a generated guest name by default. */
  readonly name?: string;
  /** From {@link newSecret}. A program that keeps it is the same member next time; without it, a new one. */
  readonly secret?: Secret;
  /** Leaves the room when it aborts. */
  readonly signal?: AbortSignal;
  /** Sockets, clock and randomness, for tests. */
  readonly ports?: Partial<Ports>;
}

/** @internal */
export interface Entrance extends Pick<JoinOptions, "signal" | "ports"> {
  readonly place: RoomLink;
  readonly token: Promise<string>;
  readonly name: string;
}

/**
 * @throws {TypeError} if `link` leads to no room, its key is not whole, or there is nothing here to dial it
 *   with
 * @throws {RefusedError} `bad-name` if nobody can be called `name`
 */
export function entranceTo(link: string, options: JoinOptions): Entrance {
  const { name = guestName(newSecret()), secret = newSecret(), ports } = options;
  // Node before 22 would fail later, without a reason.
  if (ports?.dial === undefined && typeof WebSocket === "undefined") throw new TypeError(TOO_OLD);
  const place = parseLink(link);
  if (place === undefined)
    throw new TypeError(`No room's link, or its key is not whole: ${link.split("#")[0]}`);
  const token = tokenFor(secret, place.origin, place.room);
  return { ...options, place, token, name: checkedName(name) };
}

const TOO_OLD = "No WebSocket here: it takes Node 22.";
