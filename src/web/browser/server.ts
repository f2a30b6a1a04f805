/**
 * Where the rooms' server is.
 */
import type { RoomName } from "../../protocol/names/names.ts";

/** For example `https://alcove.example.org`. */
export const serverOrigin = new URL(ALCOVE_SERVER || location.origin).origin;

export function socketUrl(room: RoomName): string {
  const url = new URL(pathOf(room), serverOrigin);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** The link to share. It leads to this page, which may be hosted apart from the server. */
export function linkTo(room: RoomName): string {
  return new URL(pathOf(room), location.origin).href;
}

export function pathOf(room: RoomName): string {
  return `/r/${room}`;
}
