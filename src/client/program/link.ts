/**
 * Parses a room's link: its server, the room's name, and the key.
 */
import type { Key } from "../../protocol/ids.ts";
import { parseRoomName, type RoomName } from "../../protocol/names/names.ts";

export interface RoomLink {
  /** The server's origin, for example `https://alcove.example.org`. */
  readonly origin: string;
  readonly room: RoomName;
  /** For example `wss://alcove.example.org/r/game-night`. */
  readonly socketUrl: string;
  /** The key of an invite link, from `#key=…`. */
  readonly key?: Key;
}

/**
 * `undefined` if `link` is not `https://<server>/r/<room>` (or `http:`), or if its key is incomplete or too
 * long: such a link would join as if it had no key.
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
