/**
 * The author of a request: with a token, its member; without one, a guest whose id is derived from the given
 * name and differs from that of every token's member.
 */
import { createHash } from "node:crypto";
import * as v from "valibot";
import { MessageId, Seq, Token } from "../../../protocol/ids.ts";
import type { Member } from "../../../protocol/records/message.ts";
import { type RoomName } from "../../../protocol/names/names.ts";
import { guestNameOf } from "../../../protocol/names/guest-names.ts";
import { takeName } from "../../../protocol/names/taken-names.ts";
import type { Caller } from "../../../room/turn/caller.ts";
import type { Address } from "../../../room/turn/connection.ts";
import { addressOf } from "../../platform/address.ts";
import { isOperator } from "../../platform/operator.ts";
import { identify, newId } from "../../platform/random.ts";
import type { RouteContext } from "../answer/route.ts";

export const AuthorQuery = v.object({
  name: v.optional(
    v.pipe(v.string(), v.description("The name of a guest, or of a member who is not connected.")),
  ),
  after: v.optional(
    v.pipe(
      Seq,
      v.description(
        "To repeat a request after a long time: the head when it was first sent. Without it, a repeat is recognized among the newest 1,000 messages.",
      ),
    ),
  ),
});

export const AuthorHeaders = v.object({
  "Idempotency-Key": v.optional(
    v.pipe(
      v.string(),
      v.description(
        "A random key for each message or write. A repeat with the same key is not done again; it gets the original answer.",
      ),
    ),
  ),
});

/** The address of a request, as `room` sees it. */
export function addressIn(c: RouteContext, room: RoomName): Address | undefined {
  return addressOf(c.req.raw, room, c.env.OPERATOR_SECRET);
}

/** The key of the caller's link. It is a secret, so it is never in a URL. */
const KEY_HEADER = "Alcove-Key";

/** `undefined` if the token is malformed. */
export function authorOf(
  c: RouteContext,
  room: RoomName,
  name: string | undefined,
  id: MessageId,
): Caller | undefined {
  const { OPERATOR_SECRET } = c.env;
  const address = addressIn(c, room);
  if (OPERATOR_SECRET && isOperator(c.req.raw, OPERATOR_SECRET)) {
    // A new id each time: a role that an operator takes must belong to nobody else.
    return { id: newId(), name: name ?? OPERATOR, address, isOperator: true };
  }
  const authorization = c.req.header("Authorization");
  const key = c.req.header(KEY_HEADER);
  if (authorization === undefined) {
    // A caller with a key but without a token is the same member everywhere.
    if (key === undefined) return { ...guestOf(room, name, id), address, isGuest: true };
    return { ...memberOf(key, name), address, key };
  }
  const token = tokenIn(authorization);
  return token === undefined ? undefined : { ...memberOf(token, name), address, key };
}

const OPERATOR = "Operator";

/** Whether the request proves who sends it: anybody can use a guest's name. */
export function isSigned(c: RouteContext): boolean {
  return c.req.header("Authorization") !== undefined || c.req.header(KEY_HEADER) !== undefined;
}

/** The caller of a read. A malformed token belongs to nobody. */
export function lookerOf(c: RouteContext, room: RoomName): Caller {
  const nobody = { id: "", name: "", address: addressIn(c, room) };
  return authorOf(c, room, undefined, "") ?? nobody;
}

function tokenIn(authorization: string): string | undefined {
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  return v.is(Token, token) ? token : undefined;
}

/** The member of `token`. Their name counts only while they are not present. */
function memberOf(token: string, name: string | undefined): Member {
  const id = identify(token);
  return { id, name: name ?? guestNameOf(id) };
}

/**
 * One guest for each name in a room, so that a script's messages belong together. Without a name, each
 * message has a new guest.
 */
function guestOf(room: RoomName, name: string | undefined, message: MessageId): Member {
  const [kind, text] = name === undefined ? ["message", message] : ["name", takeName(name) ?? ""];
  // The input differs from that of tokens, so no name leads to the id of a token's member.
  const id = hash(`alcove guest 1\n${room}\n${kind}\n${text}`).slice(0, 16);
  return { id, name: name ?? guestNameOf(id) };
}

/**
 * The id under an Idempotency-Key: the key itself, if it is a valid id. `undefined` for an invalid key.
 */
export function messageIdOf(key: string): MessageId | undefined {
  const bare = /^"(.*)"$/.exec(key)?.[1] ?? key;
  if (bare === "" || bare.length > 255) return undefined;
  const own = v.safeParse(MessageId, bare);
  return own.success ? own.output : hash(`alcove key 1\n${bare}`);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
