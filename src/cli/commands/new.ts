/**
 * `alcove new`: makes a room, and shows its link; where people look, as a QR code too.
 */
import { renderUnicodeCompact } from "uqr";
import { parseLink } from "../../client/program/link.ts";
import { put } from "../output.ts";
import { UnreachableError } from "../stay.ts";

const ANSWER_WITHIN = 10_000;

/** @param origin of the server */
export async function newRoom(
  origin: string,
  isShownAsQr: boolean,
  signal: AbortSignal,
): Promise<void> {
  const link = await made(origin, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN)]));
  signal.throwIfAborted();
  if (link === undefined)
    throw new UnreachableError(`No room was made at ${origin}: is that the server's address?`);
  await put(link);
  if (isShownAsQr) await put(qrOf(link));
}

/** Two modules in a character, so that a terminal of 24 lines has it whole, with the link above it. */
function qrOf(link: string): string {
  const rows = renderUnicodeCompact(link, { border: 2 }).split("\n");
  // With colours of its own, so that it can be read on dark and on light.
  return rows.map((row) => `\u001B[97;40m${row}\u001B[0m`).join("\n");
}

async function made(origin: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(new URL("/rooms", origin), { method: "POST", signal });
    const answer: unknown = await response.json();
    if (typeof answer !== "object" || answer === null || !("link" in answer)) return undefined;
    const { link } = answer;
    const place = typeof link === "string" ? parseLink(link) : undefined;
    // Not as it came: a server that nobody knows yet may answer anything.
    return place && `${place.origin}/r/${place.room}`;
  } catch {
    return undefined;
  }
}
