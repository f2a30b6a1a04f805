/**
 * `alcove/client/core`: reads, sends, and knows who is here; nothing else.
 */
import { Conversation } from "./conversation.ts";
import { type JoinOptions, entranceTo } from "./entrance.ts";

export type { Cause, ConnectionState } from "../core/reconnecting-socket.ts";
export type { Change } from "../core/entries.ts";
export { RefusedError } from "../core/refused-error.ts";
export { newSecret, type Secret } from "../identity.ts";
export type { HeardSignal } from "../../protocol/wire/frames.ts";
export type { Cursor, MemberId, Seq } from "../../protocol/ids.ts";
export type { FlatMessage as Message, Member } from "../../protocol/records/message.ts";
export { ClosedError } from "./closed-error.ts";
export { Conversation, type ReadOptions } from "./conversation.ts";
export type { RoomEvents } from "./events.ts";
export type { Since } from "./reading/feed.ts";
export type { JoinOptions } from "./entrance.ts";

/**
 * Joins a room and stays in it, through every loss of connection, until {@link Conversation.leave}. The
 * entries are in `alcove/client/state`, actions in `alcove/client/roles`.
 *
 * @param link as in `https://alcove.example.org/r/game-night`, with `#key=…` if it grants a role
 * @throws {TypeError} if `link` leads to no room, its key is not whole, or there is nothing here to dial it
 *   with
 * @throws {RefusedError} `bad-name` if nobody can be called `name`
 *
 * @example
 * import { joinRoom } from "alcove/client/core";
 *
 * const room = joinRoom("https://alcove.example.org/r/game-night", { name: "Nora" });
 * await room.say("Hello from a program");
 */
export function joinRoom(link: string, options: JoinOptions = {}): Conversation {
  return new Conversation(entranceTo(link, options));
}
