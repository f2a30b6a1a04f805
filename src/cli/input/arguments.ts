/**
 * What is typed on the command line, as what it means.
 */
import type { Json, Since, WriteOptions } from "../../client/program/index.ts";
import { parseLink } from "../../client/program/link.ts";
import { numbersKept } from "../../protocol/wire/numbers.ts";
import { parseRoomName, suggestRoomName } from "../../protocol/names/names.ts";

/** The command line is not as it should be. The message says what would be. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Servers' addresses: `asked` decides over a link's own, which may be that of a page apart from it; `usual` does not. */
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
    throw new UsageError(`"${text}" is no room: give its link, or its name (a-z, 0-9, -).${hint}`);
  }
  const origin = asked === undefined ? place?.origin : originOf(asked);
  const key = place?.key === undefined ? "" : `#key=${place.key}`;
  return `${origin ?? serverOf({ usual })}/r/${room}${key}`;
}

/** A link whose key was cut off or added to would let in as if it had none. */
export function checkKeyIn(link: string): void {
  if (/#key=(?![\w-]{43}$)/.test(link.trim()))
    throw new UsageError("The key in that link is not whole: copy the link again.");
}

/** The link for all to see: without the key that only its bearer has. */
export function withoutKey(link: string): string {
  return link.split("#")[0] ?? link;
}

/** The room that was meant: for `link`, which is not a room's, by its link, else by its name. */
function nearestTo(text: string, link: string | undefined): string | undefined {
  const url = link === undefined ? null : URL.parse(link);
  const typed = (url?.pathname ?? text).split("/").at(-1) ?? "";
  const name = suggestRoomName(typed.replaceAll("%20", " "));
  if (url === null || name === undefined) return name;
  return /^https?:$/.test(url.protocol) ? `${url.origin}/r/${name}` : undefined;
}

/** The origin of the server that is asked for, else of the usual one. */
export function serverOf({ asked, usual }: Servers): string {
  const server = asked ?? usual ?? "";
  if (server === "")
    throw new UsageError("Which server? Give the room's whole link, --server, or ALCOVE_SERVER.");
  return originOf(server);
}

/** As in `https://alcove.example.org`. */
function originOf(server: string): string {
  const url = URL.parse(server.includes("://") ? server : (withScheme(server) ?? ""));
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`"${server}" is no server's address, as https://alcove.example.org is.`);
  return url.origin;
}

const UNITS = new Map([
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

/**
 * Where to begin: a seq, a time as in `2026-11-22T14:00`, how long ago as in `90m`, or `now`.
 *
 * @param now milliseconds since 1970
 */
export function sinceOf(text: string, now: number): Since {
  if (text === "now") return "now";
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const [, count, unit = ""] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  if (count !== undefined) return new Date(now - Number(count) * (UNITS.get(unit) ?? 0));
  // A date alone begins at midnight here, as a time alone is one here: by themselves they are read as of another zone.
  const asked = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text;
  const at = /^\d{4}-/.test(asked) ? Date.parse(asked) : NaN;
  if (Number.isNaN(at))
    throw new UsageError(
      `"${text}" is no beginning: give a message's number, a time as 2026-11-22T14:00, how long ago as 90m, 2h, 1d, or now.`,
    );
  return new Date(at);
}

/** Milliseconds, of `30s`, `90m`, `2h`, `1d`. */
export function durationOf(text: string): number {
  const [, count, unit = ""] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  const size = UNITS.get(unit);
  if (count !== undefined && size !== undefined) return Number(count) * size;
  throw new UsageError(`"${text}" is no length of time, as 30s, 90m, 2h or 1d are.`);
}

/** `text` as a whole number from `least` up. */
export function countOf(text: string, least = 1): number {
  if (/^\d{1,15}$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError(`"${text}" is no whole number from ${least} up.`);
}

/** `text` as the JSON that it is, or if it is not JSON, as a text. */
export function jsonOr(text: string): Json {
  const value = parsed(text);
  // What is no JSON is a text, and has no numbers.
  if (value !== text && !numbersKept(text))
    throw new UsageError(`"${text}" has a number that is too large.`);
  return value;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function revOf(text: string | undefined): WriteOptions {
  if (text === undefined) return {};
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`"${text}" is no rev: it is a whole number.`);
  return { rev: Number(text) };
}

/** A port that can be listened on. */
export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(`"${text}" is no port.`);
  return port;
}

/** `host/…` as a URL: `http` on this machine, `https` elsewhere. `undefined` for a name alone. */
function withScheme(text: string): string | undefined {
  const [host = ""] = text.split("/");
  if (!/[.:]/.test(host) && host !== "localhost") return undefined;
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  return `${isHere ? "http" : "https"}://${text}`;
}
