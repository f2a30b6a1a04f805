/**
 * WebSocket upgrades: what they ask for, and how they are refused.
 */
import { SUBPROTOCOL } from "../../protocol/wire/frames.ts";
import { cutName } from "../../protocol/names/names.ts";
import { guestName } from "../../protocol/names/guest-names.ts";
import { takeName } from "../../protocol/names/taken-names.ts";
import type { Caller } from "../../room/turn/caller.ts";
import { randomBytes } from "../platform/random.ts";

/** A protocol socket exchanges frames in JSON, a plain one lines of text. */
export type Dialect = "protocol" | "plain";

/**
 * The subprotocol of the server's own sockets. The Worker passes only the other subprotocols on, so no
 * outside client can use it.
 */
export const LISTENER = "alcove.listener";
/** The caller for whom it listens. */
export const LISTENER_HEADER = "Alcove-Listener";

export function listenerOf(request: Request): Caller {
  return JSON.parse(decodeURIComponent(request.headers.get(LISTENER_HEADER) ?? "{}"));
}

export function isUpgrade(request: Request): boolean {
  return request.headers.get("Upgrade")?.toLowerCase() === "websocket";
}

/** What the socket will speak; `undefined` if it asks for something else. */
export function speechOf(request: Request): Dialect | undefined {
  const offered = request.headers.get("Sec-WebSocket-Protocol");
  if (offered === null) return "plain";
  return offered.split(",").some((it) => it.trim() === SUBPROTOCOL) ? "protocol" : undefined;
}

/**
 * Refuses a socket by closing it, since a browser hides why an upgrade was refused.
 *
 * @param protocol that it asked for, if any
 */
export function closeAtOnce(code: number, reason: string, protocol?: string): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(code, reason);
  const headers = protocol === undefined ? {} : { "Sec-WebSocket-Protocol": protocol };
  return new Response(null, { status: 101, webSocket: client, headers });
}

/** The name of a plain client: `?name=` as far as it can be shown, otherwise a guest's name. */
export function plainNameOf(request: Request): string {
  const asked = new URL(request.url).searchParams.get("name") ?? "";
  return takeName(cutName(asked) ?? "") ?? guestName(randomBytes(2));
}
