/**
 * Where the rooms are, and what the page asks there besides its socket.
 */
import type { Cursor } from "../protocol/ids.ts";
import type { RoomName } from "../protocol/names.ts";

/** As in `https://alcove.example.org`. */
export const serverOrigin = new URL(ALCOVE_SERVER || location.origin).origin;

/** How long a click may go without an answer, in milliseconds: longer than a slow phone's worst round trip. */
const ANSWER_WITHIN = 10_000;

export function socketUrl(room: RoomName): string {
  const url = new URL(pathOf(room), serverOrigin);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** The link one sends: to this page, which may be hosted apart from the server. */
export function linkTo(room: RoomName): string {
  return new URL(pathOf(room), location.origin).href;
}

export function pathOf(room: RoomName): string {
  return `/r/${room}`;
}

/** How far a room is; `undefined` if nobody was ever there, or the server cannot be reached. */
export async function askHead(room: RoomName): Promise<Cursor | undefined> {
  try {
    const response = await fetch(new URL(`${pathOf(room)}/head`, serverOrigin), {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    return response.ok ? cursorIn(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

function cursorIn(told: unknown): Cursor | undefined {
  if (typeof told !== "object" || told === null || !("epoch" in told && "head" in told))
    return undefined;
  const { epoch, head } = told;
  return typeof epoch === "string" && typeof head === "number" ? { epoch, seq: head } : undefined;
}
