/**
 * Where a request comes from, as far as anybody needs to know: a hash that is the same for one household in
 * one room.
 */
import { createHmac } from "node:crypto";
import type { RoomName } from "../protocol/names/names.ts";
import type { Address } from "../room/turn/connection.ts";
import type { From } from "../room/sockets/door.ts";
import { newId } from "./random.ts";

/** Tells a room's object whose a socket is. What a client says under this name is not handed on. */
export const ADDRESS_HEADER = "Alcove-Address";

/** Tells it for how many seconds they may not have a room come into being. */
const WAIT_HEADER = "Alcove-Wait";
/** Carries a word there and back; see {@link wordFor}. */
export const WORD_HEADER = "Alcove-Word";

/** Characters: 72 bits, so that no two of a room's are taken for one. */
const LENGTH = 12;

/**
 * The address of `request` in `room`; `undefined` where no Cloudflare is in front. Cloudflare alone says
 * whose it is: forwarding headers are anybody's to write.
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

/** `request`, with `from` as the only word on where it comes from. */
export function withFrom(request: Request, { address, waitToMake }: From, word = ""): Request {
  const headers = new Headers(request.headers);
  for (const name of [ADDRESS_HEADER, WAIT_HEADER, WORD_HEADER]) headers.delete(name);
  if (address !== undefined) headers.set(ADDRESS_HEADER, address);
  if (waitToMake !== undefined) headers.set(WAIT_HEADER, `${waitToMake}`);
  headers.set(WORD_HEADER, word);
  return new Request(request, { headers });
}

/** What {@link withFrom} says. */
export function fromOf({ headers }: Request): From {
  const address = headers.get(ADDRESS_HEADER) ?? undefined;
  const wait = headers.get(WAIT_HEADER);
  return { address, ...(wait !== null && { waitToMake: Number(wait) }) };
}

/**
 * The room's answer to whether it was there when a socket opened, for the Worker alone: its word comes back
 * if it was not, and another one if it was. Whoever opened the socket sees it too, and can tell nothing by
 * it.
 */
export function wordFor({ headers }: Request, wasThere: boolean): Record<string, string> {
  const word = headers.get(WORD_HEADER) ?? "";
  return { [WORD_HEADER]: wasThere ? newId() : word };
}

/**
 * What one household has: an IPv4 address, or the first 64 bits of an IPv6 one, of which it has all that
 * follow.
 */
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
