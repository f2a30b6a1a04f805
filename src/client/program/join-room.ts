/**
 * Where a program's stay in a room begins.
 */
import { guestName } from "../../protocol/names/names.ts";
import { newSecret, type Secret, tokenFor } from "../identity.ts";
import type { Ports } from "../core/ports.ts";
import { checkedName } from "./checks.ts";
import { parseLink } from "./link.ts";
import { Room } from "./conversation.ts";

export interface JoinOptions {
  /** What others call us; a friendly guest's name unless given. At most 40 characters. */
  readonly name?: string;
  /** Who we are, from {@link newSecret}: keep it, and we are the same member next time. Somebody new unless given. */
  readonly secret?: Secret;
  /** Leaves the room when it aborts. */
  readonly signal?: AbortSignal;
  /** What is used of the surroundings, for tests. */
  readonly ports?: Partial<Ports>;
}

/**
 * Joins a room and stays in it, through every loss of connection, until {@link Room.leave}.
 *
 * @param link as in `https://alcove.example.org/r/game-night`, with `#key=…` if it grants a role
 * @throws {TypeError} if `link` leads to no room, its key is not whole, or there is nothing here to dial it with
 * @throws {RefusedError} `bad-name` if nobody can be called `name`
 *
 * @example
 * const room = joinRoom("https://alcove.example.org/r/game-night", { name: "Nora" });
 * await room.say("Hello from a program");
 * for await (const { name, body } of room.messages()) console.log(`${name}: ${body}`);
 */
export function joinRoom(link: string, options: JoinOptions = {}): Room {
  const { name = guestName(newSecret()), secret = newSecret(), ports } = options;
  // Node before 22; it would fail later, and nobody would know why.
  if (ports?.dial === undefined && typeof WebSocket === "undefined") throw new TypeError(TOO_OLD);
  const place = parseLink(link);
  if (place === undefined)
    throw new TypeError(`No room's link, or its key is not whole: ${link.split("#")[0]}`);
  const token = tokenFor(secret, place.origin, place.room);
  return new Room(place, token, checkedName(name), options);
}

const TOO_OLD = "No WebSocket here: it takes Node 22.";
