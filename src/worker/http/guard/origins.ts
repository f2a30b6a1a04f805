/**
 * Which pages may use this server. Programs send no Origin and are allowed. There are no cookies, so a page
 * of another site gains nothing that a program by the same author would not have.
 */

import type { RoomName } from "../../../protocol/names/names.ts";
import { lookerOf } from "../request/author.ts";
import type { RouteContext } from "../answer/route.ts";

/** Whether a page of `origin` may open protocol sockets and call the API of the server at `url`. */
export function isAllowedOrigin(origin: string | undefined, url: string, allowed: string): boolean {
  if (origin === undefined || origin === new URL(url).origin) return true;
  return origin !== "" && allowed.split(/\s+/).includes(origin);
}

/**
 * Whether the room's owner allows the site of this page. An address that asks too often gets a no.
 */
export async function isAllowedIn(c: RouteContext, room: RoomName): Promise<boolean> {
  const looked = await c.env.ROOMS.getByName(room).sites("origins", lookerOf(c, room));
  return looked.ok && looked.value.includes(c.req.header("Origin") ?? "");
}
