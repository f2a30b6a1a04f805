/**
 * What a room's link says: where its server is, and what it is called there.
 */
import type { Key } from "../../protocol/ids.ts";
import { parseRoomName, type RoomName } from "../../protocol/names.ts";

export interface RoomLink {
  /** The server's, as in `https://alcove.example.org`. */
  readonly origin: string;
  readonly room: RoomName;
  /** As in `wss://alcove.example.org/r/game-night`. */
  readonly socketUrl: string;
  /** What it grants a role by, from `#key=…`. */
  readonly key?: Key;
}

const SOCKET_PROTOCOLS = new Map([
  ["http:", "ws:"],
  ["https:", "wss:"],
]);

/** `undefined` if `link` leads to no room: it is `https://<server>/r/<room>`, or `http:`. */
export function parseLink(link: string): RoomLink | undefined {
  const url = URL.parse(link);
  const protocol = SOCKET_PROTOCOLS.get(url?.protocol ?? "");
  const [, name = ""] = /^\/r\/([^/]+)\/?$/.exec(url?.pathname ?? "") ?? [];
  const room = parseRoomName(name);
  if (url === null || protocol === undefined || room === undefined) return undefined;
  const socketUrl = `${protocol}//${url.host}/r/${room}`;
  const [, key] = /^#key=([\w-]{43})$/.exec(url.hash) ?? [];
  return { origin: url.origin, room, socketUrl, ...(key !== undefined && { key }) };
}

/** What is wrong with a link whose key was cut off or added to: it would let in as if it had none. */
export function brokenKeyIn(link: string): string | undefined {
  return /#key=(?![\w-]{43}\s*$)/.test(link)
    ? "The link's key is not whole: copy it again."
    : undefined;
}
