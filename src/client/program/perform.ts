/**
 * Actions of owners and moderators, for a program.
 */
import type { Json } from "../../protocol/records/entry.ts";
import type { Action } from "../../protocol/rights/actions.ts";
import { act } from "../core/act.ts";
import type { Conversation } from "./conversation.ts";

/**
 * Performs `action`, now or as soon as there is a connection: once, and in the order of the calls.
 * docs/protocol.md, section 12, lists the actions, their fields and their results.
 *
 * @returns its result, once it is done; `undefined` for most actions
 * @throws {RefusedError} with the room's reason
 * @throws {ClosedError} if the room closed, or the program left, before the answer came
 *
 * @example
 * import { joinRoom } from "alcove/client/core";
 * import { hashOfKey, newKey, perform } from "alcove/client/roles";
 *
 * const room = joinRoom("https://alcove.example.org/r/game-night#key=…");
 * const key = newKey();
 * await perform(room, { act: "link", hash: await hashOfKey(key), role: "member" });
 */
export function perform(room: Conversation, action: Action): Promise<Json | undefined> {
  return room.within((view) => act(view, action));
}
