/**
 * Parses the arguments of the command line.
 */
import type { Json, Since, WriteOptions } from "../../client/program/index.ts";
import { parseLink } from "../../client/program/link.ts";
import { numbersKept } from "../../protocol/wire/numbers.ts";
import { parseRoomName } from "../../protocol/names/names.ts";
import { suggestRoomName } from "../../protocol/names/suggest-room-name.ts";

/** The command line is wrong. The message says how to write it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Addresses of servers. `asked` overrides the one in a link, which may be the address of a page on another site; `usual` is
 * for names without a link.
 */
export interface Servers {
  readonly asked?: string | undefined;
  readonly usual?: string | undefined;
}

/**
 * The link of the room that `text` names.
 *
 * @param text a link, or a room's name
 */
export function linkOf(text: string, { asked, usual }: Servers): string {
  const link = /^[a-z]+:\/\//i.test(text) ? text : withScheme(text);
  checkKeyIn(text);
  const place = link === undefined ? undefined : parseLink(link);
  const room = place?.room ?? parseRoomName(text);
  if (room === undefined) {
    const nearest = nearestTo(text, link);
    const hint = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
    throw new UsageError(
      `Invalid room "${text}". Give its link, or its name (a-z, 0-9, -).${hint}`,
    );
  }
  const origin = asked === undefined ? place?.origin : originOf(asked);
  const key = place?.key === undefined ? "" : `#key=${place.key}`;
  return `${origin ?? serverOf({ usual })}/r/${room}${key}`;
}

/** A link with a key that was cut off or added to would be used as one without a key. */
export function checkKeyIn(link: string): void {
  if (/#key=(?![\w-]{43}$)/.test(link.trim()))
    throw new UsageError("The key in that link is incomplete. Copy the link again.");
}

/** The link that everyone may see: without its key. */
export function withoutKey(link: string): string {
  return link.split("#")[0] ?? link;
}

/** The most similar valid room link or name, to suggest. */
function nearestTo(text: string, link: string | undefined): string | undefined {
  const url = link === undefined ? null : URL.parse(link);
  const typed = (url?.pathname ?? text).split("/").at(-1) ?? "";
  const name = suggestRoomName(typed.replaceAll("%20", " "));
  if (url === null || name === undefined) return name;
  return /^https?:$/.test(url.protocol) ? `${url.origin}/r/${name}` : undefined;
}

/** The origin of the server asked for, otherwise of the default one. */
export function serverOf({ asked, usual }: Servers): string {
  const server = asked ?? usual ?? "";
  if (server === "")
    throw new UsageError("No server given. Use the room's whole link, --server or $ALCOVE_SERVER.");
  return originOf(server);
}

/** For example `https://alcove.example.org`. */
function originOf(server: string): string {
  const url = URL.parse(server.includes("://") ? server : (withScheme(server) ?? ""));
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`Invalid server address "${server}". Example: https://alcove.example.org`);
  return url.origin;
}

const UNITS = new Map([
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

/**
 * Where to start reading: a seq, a time such as `2026-11-22T14:00`, a duration ago such as `90m`, or `now`.
 *
 * @param now milliseconds since 1970
 */
export function sinceOf(text: string, now: number): Since {
  if (text === "now") return "now";
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const [, count, unit = ""] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  if (count !== undefined) return new Date(now - Number(count) * (UNITS.get(unit) ?? 0));
  // Midnight in the local time zone: `Date.parse` reads a date without a time as UTC.
  const asked = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text;
  const at = /^\d{4}-/.test(asked) ? Date.parse(asked) : NaN;
  if (Number.isNaN(at))
    throw new UsageError(
      `Invalid start "${text}". Use a message's number, a time (2026-11-22T14:00), how long ago (90m, 2h, 1d), or now.`,
    );
  return new Date(at);
}

/** Milliseconds, of `30s`, `90m`, `2h`, `1d`. */
export function durationOf(text: string): number {
  const [, count, unit = ""] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  const size = UNITS.get(unit);
  if (count !== undefined && size !== undefined) return Number(count) * size;
  throw new UsageError(`Invalid duration "${text}". Examples: 30s, 90m, 2h, 1d`);
}

/** `text` as a whole number of at least `least`. */
export function countOf(text: string, least = 1): number {
  if (/^\d{1,15}$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError(`"${text}" is not a whole number of at least ${least}.`);
}

/** The value that `text` is in JSON, or a string if it is not JSON. */
export function jsonOr(text: string): Json {
  const value = parsed(text);
  // Text that is not JSON has no numbers.
  if (value !== text && !numbersKept(text))
    throw new UsageError(`"${text}" has a number too large to keep exactly.`);
  return value;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function writeOptionsOf(text: string | undefined): WriteOptions {
  if (text === undefined) return {};
  if (!/^\d{1,15}$/.test(text))
    throw new UsageError(`Invalid revision "${text}". It is a whole number.`);
  return { rev: Number(text) };
}

export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(`Invalid port "${text}".`);
  return port;
}

/** `host/…` as a URL: `http` for this machine, `https` for others. `undefined` for a name without a host. */
function withScheme(text: string): string | undefined {
  const [host = ""] = text.split("/");
  if (!/[.:]/.test(host) && host !== "localhost") return undefined;
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  return `${isHere ? "http" : "https"}://${text}`;
}
