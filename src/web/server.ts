/**
 * Where the rooms are, and what the page asks there besides its socket.
 */
import { parseRoomName, type RoomName } from "../protocol/names.ts";

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

/** A new room with a name that nobody can guess, or `undefined` if the server cannot be reached. */
export async function makeRoom(): Promise<RoomName | undefined> {
  try {
    const response = await fetch(new URL("/rooms", serverOrigin), {
      method: "POST",
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    return response.ok ? roomIn(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

function roomIn(answer: unknown): RoomName | undefined {
  if (typeof answer !== "object" || answer === null || !("room" in answer)) return undefined;
  return typeof answer.room === "string" ? parseRoomName(answer.room) : undefined;
}
