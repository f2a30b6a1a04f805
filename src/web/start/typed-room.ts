/**
 * What somebody means who types where a room is named: a name, a title that becomes one, or a whole link. Pure.
 */
import { parseRoomName, type RoomName } from "../../protocol/names/names.ts";
import { suggestRoomName } from "../../protocol/names/suggest-room-name.ts";
import { TITLE_CHARS } from "../../protocol/rights/setting-keys.ts";

export interface TypedRoom {
  readonly room: RoomName;
  /** Of a link: what follows the room's name in it. */
  readonly hash: string;
  /** Of a link to another server: all of it. */
  readonly elsewhere?: string;
  /** What they typed, where the room's name does not say the same. */
  readonly title?: string;
}

/** As people copy them: also without the scheme, as the page shows them, and with what follows. */
const LINK = /^(?:(https?:\/\/)?([^\s/]+))?\/r\/([a-z0-9-]+)\/?(?:\?[^\s#]*)?(#\S*)?$/i;

/** @param hosts where a link leads to this page, or to its server */
export function typedRoom(text: string, hosts: readonly string[]): TypedRoom | undefined {
  const typed = text.trim().replace(/\s+/g, " ");
  const [, scheme, host, name = "", hash = ""] = LINK.exec(typed) ?? [];
  const linked = parseRoomName(name.toLowerCase());
  if (linked !== undefined) {
    if (host === undefined || hosts.includes(host.toLowerCase())) return { room: linked, hash };
    if (scheme !== undefined) return { room: linked, hash, elsewhere: typed };
  }
  const room = suggestRoomName(typed);
  if (room === undefined) return undefined;
  const says = typed !== room && typed.length <= TITLE_CHARS;
  return { room, hash: "", ...(says && { title: typed }) };
}
