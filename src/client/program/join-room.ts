/**
 * Where a program joins a room.
 */
import { type JoinOptions, entranceTo } from "./entrance.ts";
import { JoinedRoom } from "./joined-room.ts";

/**
 * Joins a room and stays in it, through every loss of connection, until {@link JoinedRoom.leave}.
 *
 * @param link as in `https://alcove.example.org/r/game-night`, with `#key=…` if it grants a role
 * @throws {TypeError} if `link` leads to no room, its key is not whole, or there is nothing here to dial it
 *   with
 * @throws {RefusedError} `bad-name` if nobody can be called `name`
 *
 * @example
 * const room = joinRoom("https://alcove.example.org/r/game-night", { name: "Nora" });
 * await room.say("Hello from a program");
 * for await (const { name, body } of room.messages()) console.log(`${name}: ${body}`);
 */
export function joinRoom(link: string, options: JoinOptions = {}): JoinedRoom {
  return new JoinedRoom(entranceTo(link, options));
}
