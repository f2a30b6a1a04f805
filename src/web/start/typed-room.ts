/**
 * What a user means who types a room: its name, a title that becomes its name, or a whole link. Pure.
 */
import { parseRoomName, type RoomName } from "../../protocol/names/names.ts";
import { suggestRoomName } from "../../protocol/names/suggest-room-name.ts";
import { TITLE_CHARS } from "../../protocol/rights/setting-keys.ts";

export interface TypedRoom {
  readonly room: RoomName;
  /** Of a link: the part after the room's name. */
  readonly hash: string;
  /** Of a link to another server: the whole link. */
  readonly elsewhere?: string;
  /** The text as typed, if the room's name does not say the same. */
  readonly title?: string;
}

/** As people copy them: also without the scheme, as the page shows them, and with a query or hash. */
const LINK = /^(?:(https?:\/\/)?([^\s/]+))?\/r\/([a-z0-9-]+)\/?(?:\?[^\s#]*)?(#\S*)?$/i;

/** @param hosts the hosts of this page and of its server */
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
