/**
 * Requests that are almost right.
 */
import type { Chance } from "../chaos/chance.ts";
import { tokenOf } from "../support/members.ts";
import { oddBytes, oddText, oddValue } from "./odd.ts";

const METHODS = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"] as const;
const BELOW = [
  "",
  "",
  "/head",
  "/members",
  "/tail",
  "/state",
  "/state/a",
  "/export",
  "/import",
  "/stats",
  "/nothing",
] as const;
const ELSEWHERE = ["/", "/rooms", "/health", "/docs", "/openapi.json", "/assets/none.js"] as const;
const TYPES = ["text/plain", "application/json", "text/html", "*/*", "image/png"] as const;
const NAMES = ["name", "after", "before", "limit", "for"] as const;

export interface Ask {
  readonly path: string;
  readonly init: RequestInit;
}

export function request(room: string, chance: Chance): Ask {
  const method = chance.pick(METHODS);
  const path = `${pathIn(room, chance)}${queryOf(chance)}`;
  const headers = headersOf(chance);
  const hasBody = !["GET", "HEAD"].includes(method);
  return { path, init: { method, headers, redirect: "manual", ...(hasBody && bodyOf(chance)) } };
}

function pathIn(room: string, chance: Chance): string {
  const below = chance.pick(BELOW);
  switch (chance.below(6)) {
    case 0:
      return chance.pick(ELSEWHERE);
    case 1:
      return `/r/${escaped(oddText(chance).slice(0, 300))}${below}`;
    default:
      return `/r/${room}${below}`;
  }
}

/** Asks a stream to end, so that nobody need wait for all of them. */
function queryOf(chance: Chance): string {
  const odd = Array.from({ length: chance.below(3) }, () => {
    const name = chance.below(4) === 0 ? escaped(oddText(chance).slice(0, 50)) : chance.pick(NAMES);
    const value = chance.below(3) === 0 ? `${chance.below(1_000)}` : oddText(chance);
    return `${name}=${escaped(value.slice(0, 200))}`;
  });
  return `?${["for=1", ...odd].join("&")}`;
}

function headersOf(chance: Chance): Record<string, string> {
  const headers: Record<string, string> = { Accept: chance.pick(TYPES) };
  if (chance.below(3) === 0) headers["Content-Type"] = chance.pick(TYPES);
  if (chance.below(4) === 0) headers["Authorization"] = `Bearer ${tokenOf("Fuzz")}`;
  if (chance.below(4) === 0) headers["Authorization"] = printable(oddText(chance));
  if (chance.below(4) === 0) headers["Idempotency-Key"] = printable(oddText(chance));
  if (chance.below(4) === 0) headers["Last-Event-ID"] = printable(oddText(chance));
  if (chance.below(6) === 0) headers["Origin"] = "https://evil.example";
  if (chance.below(4) === 0) headers["X-Forwarded-For"] = "198.51.100.1";
  return headers;
}

function bodyOf(chance: Chance): Pick<RequestInit, "body"> {
  switch (chance.below(4)) {
    case 0:
      return { body: oddBytes(chance) };
    case 1:
      return { body: JSON.stringify(oddValue(chance)) ?? "" };
    case 2:
      return { body: JSON.stringify({ body: oddValue(chance), name: oddValue(chance) }) };
    default:
      return { body: oddText(chance) };
  }
}

function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "").slice(0, 300);
}
