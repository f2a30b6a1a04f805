/**
 * A WebSocket at a room's link: handed to the room, if it speaks as the room does and comes from where it may.
 */
import { CLOSE } from "../../protocol/close-codes.ts";
import { SUBPROTOCOL } from "../../protocol/frames.ts";
import type { RoomName } from "../../protocol/names.ts";
import { speechOf } from "../upgrade.ts";
import type { Answer, Asked } from "./its.ts";
import { isAllowedOrigin } from "./origins.ts";
import { refuse } from "./problems.ts";

export function openSocket(c: Asked, room: RoomName): Answer {
  const speech = speechOf(c.req.raw);
  if (speech === undefined) return refuse(c, "unknown-subprotocol");
  if (
    speech === "protocol" &&
    !isAllowedOrigin(c.req.header("Origin"), c.req.url, c.env.ALLOWED_ORIGINS)
  ) {
    return closeAtOnce(CLOSE.notAllowed, "This page's origin is not in ALLOWED_ORIGINS");
  }
  return c.env.ROOMS.getByName(room).fetch(c.req.raw);
}

/** A browser hides why an upgrade was refused, so what a person must act on is said by a close. */
function closeAtOnce(code: number, reason: string): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(code, reason);
  return new Response(null, {
    status: 101,
    webSocket: client,
    headers: { "Sec-WebSocket-Protocol": SUBPROTOCOL },
  });
}
