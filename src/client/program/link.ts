/**
 * What a room's link says: where its server is, and what it is called there.
 */
import type { Key } from "../../protocol/ids.ts";
import { parseRoomName, type RoomName } from "../../protocol/names/names.ts";

export interface RoomLink {
  /** The server's, as in `https://alcove.example.org`. */
  readonly origin: string;
  readonly room: RoomName;
  /** As in `wss://alcove.example.org/r/game-night`. */
  readonly socketUrl: string;
  /** What it grants a role by, from `#key=…`. */
  readonly key?: Key;
}

/**
 * `undefined` if `link` leads to no room: it is `https://<server>/r/<room>`, or `http:`. Nor does one whose key was cut off or
 * added to: it would let in as if it had none.
 */
export function parseLink(link: string): RoomLink | undefined {
  const url = URL.parse(link);
  const [, name = ""] = /^\/r\/([^/]+)\/?$/.exec(url?.pathname ?? "") ?? [];
  const room = parseRoomName(name);
  if (url === null || room === undefined || !/^https?:/.test(url.origin)) return undefined;
  const socketUrl = `${url.origin.replace("http", "ws")}/r/${room}`;
  const [, key] = /^#key=([\w-]{43})$/.exec(url.hash) ?? [];
  if (key !== undefined) return { origin: url.origin, room, socketUrl, key };
  return url.hash.startsWith("#key=") ? undefined : { origin: url.origin, room, socketUrl };
}
