/**
 * A WebSocket at a room's link, passed to the room if its subprotocol and origin are allowed.
 */
import { CLOSE } from "../../../protocol/wire/close-codes.ts";
import { SUBPROTOCOL } from "../../../protocol/wire/frames.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { withFrom, WORD_HEADER } from "../../platform/address.ts";
import { newId } from "../../platform/random.ts";
import { closeAtOnce, speechOf } from "../../sockets/upgrade.ts";
import { making } from "../guard/front-door.ts";
import { addressIn } from "../request/author.ts";
import type { RouteContext } from "../answer/route.ts";
import { isAllowedIn, isAllowedOrigin } from "../guard/origins.ts";
import { refuse } from "../answer/problems.ts";

/** What the console of a page of another site shows: a close reason has 123 bytes. */
const NOT_ALLOWED =
  "This page's origin is neither in the room's room/origins nor in the server's ALLOWED_ORIGINS";

export async function openSocket(c: RouteContext, room: RoomName): Promise<Response> {
  const speech = speechOf(c.req.raw);
  if (speech === undefined) return refuse(c, "unknown-subprotocol");
  const isAllowed =
    speech === "plain" ||
    isAllowedOrigin(c.req.header("Origin"), c.req.url, c.env.ALLOWED_ORIGINS) ||
    (await isAllowedIn(c, room));
  return isAllowed ? handOn(c, room) : closeAtOnce(CLOSE.notAllowed, NOT_ALLOWED, SUBPROTOCOL);
}

/**
 * A socket in a room that does not exist counts as creating it: the Worker would not learn whether its hello
 * does.
 */
async function handOn(c: RouteContext, room: RoomName): Promise<Response> {
  const word = newId();
  const address = addressIn(c, room);
  const { opened } = await making(c, async (waitToMake) => {
    const asked = withFrom(c.req.raw, { address, waitToMake }, word);
    const answer = await c.env.ROOMS.getByName(room).fetch(asked);
    return { opened: answer, made: answer.headers.get(WORD_HEADER) === word };
  });
  return opened;
}
