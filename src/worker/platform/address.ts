/**
 * The address of a request: a hash that is the same for one household in one room, and reveals nothing else.
 */
import { createHmac } from "node:crypto";
import type { RoomName } from "../../protocol/names/names.ts";
import type { Address } from "../../room/turn/connection.ts";
import type { From } from "../../room/sockets/joining.ts";
import { newId } from "./random.ts";

/** The address of a socket, for the room's object. A value that a client sends under this name is dropped. */
export const ADDRESS_HEADER = "Alcove-Address";

/** The seconds until that address may create another room. */
const WAIT_HEADER = "Alcove-Wait";
/** Carries a word to the room and back; see {@link wordFor}. */
export const WORD_HEADER = "Alcove-Word";

/** Characters: 72 bits, so that no two addresses of a room coincide. */
const LENGTH = 12;

/**
 * The address of `request` in `room`; `undefined` where there is no Cloudflare in front. Only Cloudflare
 * states it reliably: anybody can write forwarding headers.
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

/** The request, with `from` as the only statement of its origin. */
export function withFrom(request: Request, { address, waitToMake }: From, word = ""): Request {
  const headers = new Headers(request.headers);
  for (const name of [ADDRESS_HEADER, WAIT_HEADER, WORD_HEADER]) headers.delete(name);
  if (address !== undefined) headers.set(ADDRESS_HEADER, address);
  if (waitToMake !== undefined) headers.set(WAIT_HEADER, `${waitToMake}`);
  headers.set(WORD_HEADER, word);
  return new Request(request, { headers });
}

/** What {@link withFrom} stated. */
export function fromOf({ headers }: Request): From {
  const address = headers.get(ADDRESS_HEADER) ?? undefined;
  const wait = headers.get(WAIT_HEADER);
  return { address, ...(wait !== null && { waitToMake: Number(wait) }) };
}

/**
 * Tells the Worker whether the room existed when a socket opened: its word comes back if not, and another one
 * if it did. The client sees the word too, and learns nothing from it.
 */
export function wordFor({ headers }: Request, wasThere: boolean): Record<string, string> {
  const word = headers.get(WORD_HEADER) ?? "";
  return { [WORD_HEADER]: wasThere ? newId() : word };
}

/**
 * The network of a household: an IPv4 address, or the first 64 bits of an IPv6 one.
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
