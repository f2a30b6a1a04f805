/**
 * Where a request comes from, as far as anybody needs to know: a hash that is the same for one household in one room.
 */
import { createHmac } from "node:crypto";
import type { RoomName } from "../protocol/names.ts";
import type { Address } from "../room/connection.ts";

/** Tells a room's object whose a socket is. What a client says under this name is not handed on. */
export const ADDRESS_HEADER = "Alcove-Address";

/** Characters: 72 bits, so that no two of a room's are taken for one. */
const LENGTH = 12;

/**
 * The address of `request` in `room`; `undefined` where no Cloudflare is in front. Cloudflare alone says whose it is:
 * forwarding headers are anybody's to write.
 *
 * @param secret so that nobody who reads a hash can try all addresses
 */
export function addressOf(request: Request, room: RoomName | "", secret = ""): Address | undefined {
  const ip = request.headers.get("CF-Connecting-IP");
  if (ip === null || ip === "") return undefined;
  return createHmac("sha256", `alcove address 1 ${secret}`)
    .update(`${room}\n${networkOf(ip)}`)
    .digest("base64url")
    .slice(0, LENGTH);
}

/** `request`, with `address` as the only word on where it comes from. */
export function withAddress(request: Request, address: Address | undefined): Request {
  const headers = new Headers(request.headers);
  headers.delete(ADDRESS_HEADER);
  if (address !== undefined) headers.set(ADDRESS_HEADER, address);
  return new Request(request, { headers });
}

/** What one household has: an IPv4 address, or the first 64 bits of an IPv6 one, of which it has all that follow. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!ip.includes(":")) return ip;
  const [head = "", tail = ""] = ip.toLowerCase().split("::");
  const before = groupsOf(head);
  const after = groupsOf(tail);
  const between = ip.includes("::") ? 8 - before.length - after.length : 0;
  const groups = [...before, ...Array.from({ length: Math.max(0, between) }, () => "0"), ...after];
  return `${groups.slice(0, 4).join(":")}::/64`;
}

function groupsOf(text: string): string[] {
  return text === "" ? [] : text.split(":").map((it) => it.replace(/^0+(?=.)/, ""));
}
