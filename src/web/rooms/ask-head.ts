/**
 * Asks for the head of a room that the page is not in.
 */
import type { Cursor } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import type { Head } from "../device/heads.ts";
import { pathOf, serverOrigin } from "../browser/server.ts";
import { tokenIn } from "./open-room.ts";

/** The longest wait for an answer, in milliseconds: longer than a slow phone's worst round trip. */
const ANSWER_WITHIN = 10_000;

/**
 * `undefined` if the room was never used, or the server cannot be reached.
 *
 * @param read how far the user has read there
 */
export async function askHead(room: RoomName, read: Cursor): Promise<Head | undefined> {
  try {
    const address = new URL(`${pathOf(room)}/head`, serverOrigin);
    address.searchParams.set("after", `${read.epoch}:${read.seq}`);
    const response = await fetch(address, {
      // A restricted room answers only its members. The user's own messages are never unread.
      headers: { Accept: "application/json", Authorization: `Bearer ${await tokenIn(room)}` },
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    return response.ok ? headIn(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

/** An older server sends no count. Then nothing counts as unread. */
function headIn(told: unknown): Head | undefined {
  if (typeof told !== "object" || told === null || !("epoch" in told && "head" in told))
    return undefined;
  const { epoch, head } = told;
  if (typeof epoch !== "string" || typeof head !== "number") return undefined;
  const unread = "messages" in told && typeof told.messages === "number" ? told.messages : 0;
  return { epoch, seq: head, unread };
}
